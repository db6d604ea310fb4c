package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.FeatureSource;
import dev.scoring.engine.bundle.InputTensor;
import dev.scoring.engine.bundle.Keep;
import dev.scoring.engine.bundle.Missing;
import dev.scoring.engine.bundle.Normalization;
import dev.scoring.engine.bundle.Standardization;
import dev.scoring.engine.column.NumericType;
import dev.scoring.engine.tensor.DType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What model.yaml means, on Java objects, one row at a time. Rows are maps of Long, Double,
 * Boolean, String, List and null. An error of the row is thrown.
 */
final class ReferenceEncoder {

  /** The row has an error. */
  static final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RowError.Code code;

    Rejected(RowError.Code code) {
      super(code.name());
      this.code = code;
    }

    RowError.Code code() {
      return code;
    }
  }

  private final List<InputTensor> inputs;
  private final Map<String, List<String>> vocabularies;
  private final Standardization standardization;

  ReferenceEncoder(
      List<InputTensor> inputs,
      Map<String, List<String>> vocabularies,
      Standardization standardization) {
    this.inputs = inputs;
    this.vocabularies = vocabularies;
    this.standardization = standardization;
  }

  /** The elements of one input for one row: Double for float types, Long for others. */
  List<Object> encode(InputTensor input, Map<String, Object> row) {
    FeatureSource from = input.from();
    if (from.maskOf() != null || from.lengthOf() != null) {
      return derived(input, row);
    }
    return from.isCategorical() ? categories(input, row) : numbers(input, row);
  }

  private List<Object> derived(InputTensor input, Map<String, Object> row) {
    FeatureSource from = input.from();
    String of = from.maskOf() == null ? from.lengthOf() : from.maskOf();
    InputTensor other = inputs.stream().filter(i -> i.name().equals(of)).findFirst().orElseThrow();
    int length = tokens(other, row).size();
    List<Object> elements = new ArrayList<>();
    if (from.lengthOf() != null) {
      elements.add((long) length);
    } else {
      for (int i = 0; i < other.width(); i++) {
        elements.add(i < length ? 1L : 0L);
      }
    }
    if (input.dtype().isFloat()) {
      elements.replaceAll(each -> ((Long) each).doubleValue());
    }
    return elements;
  }

  private List<Object> numbers(InputTensor input, Map<String, Object> row) {
    List<Object> values = new ArrayList<>();
    if (input.from().columns() != null) {
      input.from().columns().forEach(column -> values.add(row.get(column)));
    } else if (row.get(input.from().column()) instanceof List<?> list) {
      if (list.size() != input.width()) {
        throw new Rejected(RowError.Code.WRONG_LENGTH);
      }
      values.addAll(list);
    } else {
      for (int i = 0; i < input.width(); i++) {
        values.add(row.get(input.from().column()));
      }
    }
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      elements.add(number(input, values.get(i), i));
    }
    return elements;
  }

  private Object number(InputTensor input, Object given, int element) {
    FeatureSource from = input.from();
    Object value = given instanceof Boolean b ? (Object) (b ? 1L : 0L) : given;
    boolean nan = value instanceof Double d && d.isNaN();
    if (value == null || (nan && Boolean.TRUE.equals(from.nanIsMissing()))) {
      if (from.missing() instanceof Missing.Reject) {
        throw new Rejected(RowError.Code.MISSING_VALUE);
      }
      value = from.missing() instanceof Missing.Constant c ? c.value() : 0.0;
    }
    if (!input.dtype().isFloat()) {
      return whole(input.dtype(), value);
    }
    if (from.standardize() != null) {
      double x = ((Number) value).doubleValue();
      value = (x - standardization.mean().get(element)) / standardization.std().get(element);
    }
    Number number = (Number) value;
    return switch (input.dtype()) {
      case FLOAT16 -> HalfTable.nearest(number.doubleValue());
      case FLOAT32 -> (double) number.floatValue();
      default -> number.doubleValue();
    };
  }

  private static Long whole(DType dtype, Object value) {
    int bits = dtype.bytes() * 8;
    BigInteger min = BigInteger.TWO.pow(bits - 1).negate();
    BigInteger max = BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE);
    if (dtype == DType.UINT8 || dtype == DType.BOOL) {
      min = BigInteger.ZERO;
      max = BigInteger.valueOf(dtype == DType.BOOL ? 1 : 255);
    }
    if (value instanceof Double d) {
      if (d.isNaN() || d.isInfinite() || d != Math.floor(d)) {
        throw new Rejected(RowError.Code.OUT_OF_RANGE);
      }
    }
    BigInteger number =
        value instanceof Double d
            ? new BigDecimal(d).toBigInteger()
            : BigInteger.valueOf((Long) value);
    if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
      throw new Rejected(RowError.Code.OUT_OF_RANGE);
    }
    return number.longValue();
  }

  private List<Object> categories(InputTensor input, Map<String, Object> row) {
    FeatureSource from = input.from();
    List<Object> elements = new ArrayList<>();
    List<String> tokens = tokens(input, row);
    if (input.shape().isEmpty()) {
      elements.add(tokens.isEmpty() ? missingIndex(from) : index(from, tokens.get(0)));
      return elements;
    }
    if (row.get(from.column()) == null && from.missing() instanceof Missing.Reject) {
      throw new Rejected(RowError.Code.MISSING_VALUE);
    }
    tokens.forEach(token -> elements.add(index(from, token)));
    while (elements.size() < input.width()) {
      elements.add(from.pad());
    }
    return elements;
  }

  private static Long missingIndex(FeatureSource from) {
    if (from.missing() instanceof Missing.Constant constant) {
      return (long) constant.value();
    }
    if (from.missing() != null || from.unknown() == null) {
      throw new Rejected(RowError.Code.MISSING_VALUE);
    }
    return from.unknown();
  }

  private Long index(FeatureSource from, String token) {
    long offset = from.offset() == null ? 0 : from.offset();
    long index = -1;
    if (from.vocabulary() != null) {
      index = vocabularies.get(from.vocabulary()).indexOf(token);
    } else if (from.buckets() != null) {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      index = Murmur.hash(bytes) % from.buckets();
    } else if (Long.parseLong(token) < from.size()) {
      index = Long.parseLong(token);
    }
    if (index >= 0) {
      return offset + index;
    }
    if (from.unknown() == null) {
      throw new Rejected(RowError.Code.UNKNOWN_CATEGORY);
    }
    return from.unknown();
  }

  private static List<String> tokens(InputTensor input, Map<String, Object> row) {
    FeatureSource from = input.from();
    Object value = row.get(from.column());
    List<String> raw = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.stream().filter(each -> each != null).forEach(each -> raw.add(text(each)));
    } else if (value != null && from.split() != null) {
      raw.addAll(List.of(text(value).split(Pattern.quote(from.split()), -1)));
    } else if (value != null) {
      raw.add(text(value));
    }
    List<String> tokens = new ArrayList<>();
    for (String token : raw) {
      String normal = normalize(token, from.normalize());
      if (!normal.isEmpty()) {
        tokens.add(normal);
      }
    }
    int surplus = Math.max(0, tokens.size() - input.width());
    return from.keep() == Keep.LAST
        ? tokens.subList(surplus, tokens.size())
        : tokens.subList(0, tokens.size() - surplus);
  }

  private static String text(Object value) {
    return value instanceof Boolean b ? (b ? "1" : "0") : value.toString();
  }

  private static String normalize(String token, List<Normalization> steps) {
    String result = token;
    for (Normalization step : steps) {
      result =
          switch (step) {
            case TRIM ->
                result
                    .replaceAll("^\\p{IsWhite_Space}+", "")
                    .replaceAll("\\p{IsWhite_Space}+$", "");
            case LOWERCASE -> result.toLowerCase(Locale.ROOT);
            case NFKC -> Normalizer.normalize(result, Normalizer.Form.NFKC);
          };
    }
    return result;
  }

  /** Which numbers a column of a type can hold is the generator's business; this names them all. */
  static List<NumericType> wholeTypes() {
    return List.of(
        NumericType.BOOLEAN,
        NumericType.INT8,
        NumericType.INT16,
        NumericType.INT32,
        NumericType.INT64);
  }

  /** MurmurHash3 x86_32 with seed 0, byte by byte. */
  private static final class Murmur {
    static long hash(byte[] bytes) {
      int hash = 0;
      int block = 0;
      for (int i = 0; i < bytes.length; i++) {
        block |= (bytes[i] & 0xFF) << (8 * (i % 4));
        if (i % 4 == 3) {
          hash = Integer.rotateLeft(hash ^ mixed(block), 13) * 5 + 0xe6546b64;
          block = 0;
        }
      }
      hash ^= mixed(block) ^ bytes.length;
      hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
      hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
      return (hash ^ (hash >>> 16)) & 0xFFFFFFFFL;
    }

    private static int mixed(int block) {
      return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }
  }
}
