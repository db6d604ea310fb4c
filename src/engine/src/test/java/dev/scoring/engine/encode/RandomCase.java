package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.bundle.Standardization;
import dev.scoring.engine.bundle.TestBundle;
import dev.scoring.engine.column.ArrayColumns;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A random bundle and random rows for it, from a seed. */
final class RandomCase {
  private static final List<String> POOL =
      List.of(
          "a",
          "app",
          "App",
          "APP ",
          " com.Foo.bar",
          "com.foo.bar",
          "日本",
          "ÀÉ",
          "àé",
          "ＦＵＬＬ",
          "full",
          "İ",
          "ß",
          "STRASSE",
          "Σς",
          "e\u0301",
          "é",
          "",
          " ",
          "\u3000",
          "\u00a0b\u2003",
          "b",
          "\u0085c",
          "x".repeat(40),
          "x".repeat(41),
          "ﬁ",
          "fi",
          "12",
          "-7",
          "0",
          "1",
          "255",
          "65",
          "\t\n",
          "a\u001f",
          "😀",
          "@[`{",
          "12345678",
          "123456789",
          "9223372036854775807");

  private static final List<String> DTYPES =
      List.of("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool");
  private static final List<String> SEPARATORS = List.of(",", ";", "||", "·", "X", "aa", "|");

  private final Random random;
  private final List<String> inputs = new ArrayList<>();
  private final Map<String, InputColumn> columns = new LinkedHashMap<>();
  private final Map<String, List<?>> values = new HashMap<>();
  private final Map<String, List<String>> vocabularies = new HashMap<>();
  private final List<Double> mean = new ArrayList<>();
  private final List<Double> std = new ArrayList<>();
  private final int rows;

  /** Whether numbers are such as every type takes. */
  private final boolean mild;

  RandomCase(long seed) {
    random = new Random(seed);
    rows = random.nextInt(40);
    mild = random.nextInt(3) > 0;
    for (int i = 0; i < 3; i++) {
      mean.add(random.nextGaussian());
      std.add(random.nextDouble() + 0.1);
    }
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(5)) {
        case 0 -> scalars("t" + i);
        case 1 -> array("t" + i);
        case 2 -> categoryText("t" + i);
        case 3 -> categoryNumbers("t" + i);
        default -> categoryList("t" + i);
      }
    }
  }

  int rows() {
    return rows;
  }

  ModelBundle bundle(Path folder) {
    TestBundle bundle = TestBundle.withInputs(folder, inputs.toArray(String[]::new));
    vocabularies.forEach((name, lines) -> bundle.file(name, String.join("\n", lines) + "\n"));
    return bundle.file("s.json", "{\"mean\": " + mean + ", \"std\": " + std + "}").open();
  }

  InputBatch batch(List<String> order) {
    return ArrayColumns.batch(rows, order.stream().map(columns::get).toList());
  }

  Map<String, Object> row(int row) {
    Map<String, Object> result = new HashMap<>();
    values.forEach((name, list) -> result.put(name, list.get(row)));
    return result;
  }

  Map<String, List<String>> vocabularies() {
    return vocabularies;
  }

  Standardization standardization() {
    return new Standardization(mean, std);
  }

  private void scalars(String name) {
    int width = random.nextInt(4);
    String dtype = pick(DTYPES);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.max(1, width); i++) {
      names.add(name + "_c" + i);
      numberColumn(names.get(i));
    }
    String from = width == 0 ? "column: " + names.get(0) : "columns: " + names;
    inputs.add(
        item(
            name,
            dtype,
            width == 0 ? "[]" : "[" + width + "]",
            from + numberOptions(dtype, width)));
  }

  private void array(String name) {
    boolean single = random.nextInt(4) == 0;
    String shape = single ? "[1]" : pick(List.of("[3]", "[3, 1]", "[1, 3]", "[2, 3]"));
    int width = single ? 1 : shape.equals("[2, 3]") ? 6 : 3;
    String dtype = pick(DTYPES);
    String column = name + "_c";
    if (single && random.nextBoolean()) {
      numberColumn(column);
    } else {
      NumericType type = pick(List.of(NumericType.values()));
      boolean clean = random.nextBoolean();
      List<List<Object>> lists = new ArrayList<>();
      for (int r = 0; r < rows; r++) {
        int length = clean || random.nextInt(4) > 0 ? width : random.nextInt(8);
        boolean isNull = !clean && random.nextInt(8) == 0;
        lists.add(isNull ? null : many(length, () -> maybeNull(clean, () -> number(type))));
      }
      add(column, lists, ArrayColumns.lists(lists, (List<Object> all) -> numbers(type, all)));
    }
    inputs.add(item(name, dtype, shape, "column: " + column + numberOptions(dtype, width)));
  }

  private String numberOptions(String dtype, int width) {
    String options = pick(List.of("", ", missing: 1", ", missing: reject", ", missing: 0"));
    options += pick(List.of("", ", nanIsMissing: true"));
    boolean standardizes = width == 3 && dtype.startsWith("float") && random.nextBoolean();
    return standardizes ? options + ", standardize: s.json" : options;
  }

  private void numberColumn(String name) {
    NumericType type = pick(List.of(NumericType.values()));
    boolean clean = random.nextInt(3) == 0;
    List<Object> list = many(rows, () -> maybeNull(clean, () -> number(type)));
    add(name, list, numbers(type, list));
  }

  private void categoryText(String name) {
    boolean list = random.nextBoolean();
    String separator = pick(SEPARATORS);
    Supplier<Object> text =
        list
            ? () -> String.join(separator, many(random.nextInt(9), () -> pick(POOL)))
            : () -> pick(POOL);
    List<Object> texts = many(rows, () -> maybeNull(false, text));
    List<String> strings = texts.stream().map(String.class::cast).collect(Collectors.toList());
    add(name + "_c", texts, text(strings));
    String split = list ? ", split: '" + separator + "'" : "";
    category(name, list ? 1 + random.nextInt(5) : 0, split + steps() + lookup(name));
  }

  private void categoryList(String name) {
    boolean text = random.nextBoolean();
    NumericType type = pick(ReferenceEncoder.wholeTypes());
    Supplier<Object> element = text ? () -> pick(POOL) : () -> number(type);
    List<List<Object>> lists = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      int length = random.nextInt(8);
      lists.add(random.nextInt(8) == 0 ? null : many(length, () -> maybeNull(false, element)));
    }
    add(
        name + "_c",
        lists,
        ArrayColumns.lists(
            lists,
            (List<Object> all) ->
                text
                    ? text(all.stream().map(String.class::cast).collect(Collectors.toList()))
                    : numbers(type, all)));
    category(name, 1 + random.nextInt(5), text ? steps() + lookup(name) : direct(name));
  }

  private void categoryNumbers(String name) {
    NumericType type = pick(ReferenceEncoder.wholeTypes());
    List<Object> list = many(rows, () -> maybeNull(false, () -> number(type)));
    add(name + "_c", list, numbers(type, list));
    category(name, random.nextInt(2), direct(name));
  }

  private String direct(String name) {
    return random.nextBoolean() ? ", size: " + (1 + random.nextInt(100)) : lookup(name);
  }

  private void category(String name, int width, String options) {
    boolean list = width > 0;
    String more = pick(List.of("", ", unknown: 0", ", unknown: 0"));
    more += list ? ", pad: 0" + pick(List.of("", ", keep: last", ", keep: first")) : "";
    more +=
        pick(
            list
                ? List.of("", ", missing: reject")
                : List.of("", ", missing: 0", ", missing: reject"));
    more += pick(List.of("", ", offset: 2"));
    String dtype = pick(List.of("int32", "int64", "int16"));
    inputs.add(
        item(
            name,
            dtype,
            list ? "[" + width + "]" : "[]",
            "column: " + name + "_c" + options + more));
    if (list && random.nextBoolean()) {
      String first = item(name + "_m", pick(DTYPES), "[" + width + "]", "maskOf: " + name);
      inputs.add(random.nextInt(inputs.size() + 1), first);
      inputs.add(item(name + "_l", pick(DTYPES.subList(0, 8)), "[]", "lengthOf: " + name));
    }
  }

  private String lookup(String name) {
    if (random.nextInt(3) == 0) {
      return ", buckets: " + (1 + random.nextInt(50));
    }
    Set<String> lines = new LinkedHashSet<>();
    for (int i = 0; i < 30; i++) {
      String token = pick(POOL).strip().toLowerCase(Locale.ROOT);
      if (!token.isEmpty() && token.chars().noneMatch(c -> c < ' ')) {
        lines.add(token);
      }
    }
    vocabularies.put(name + ".txt", List.copyOf(lines));
    return ", vocabulary: " + name + ".txt";
  }

  private String steps() {
    return pick(
        List.of(
            "",
            ", normalize: [trim]",
            ", normalize: [trim, lowercase]",
            ", normalize: [lowercase, nfkc, trim]",
            ", normalize: [nfkc, trim, lowercase]"));
  }

  private Object number(NumericType type) {
    long raw =
        mild
            ? random.nextInt(2)
            : pick(List.of(0L, 1L, 2L, -1L, 127L, 255L, 256L, 65L, random.nextLong()));
    return switch (type) {
      case BOOLEAN -> raw & 1;
      case INT8 -> (long) (byte) raw;
      case INT16 -> (long) (short) raw;
      case INT32, DATE -> (long) (int) raw;
      case INT64, TIMESTAMP -> raw;
      case FLOAT32 -> (double) (float) real();
      case FLOAT64 -> real();
      case DECIMAL -> pick(List.of(0.5, 1.0, 255.0, -3.0, 1e6, 12345.25));
    };
  }

  private double real() {
    if (mild) {
      return random.nextInt(2);
    }
    return pick(
        List.of(
            0.0,
            1.0,
            0.5,
            -1.0,
            255.0,
            65504.0,
            70000.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1e300,
            0x1p63,
            -0x1p63,
            random.nextGaussian()));
  }

  private static InputColumn numbers(NumericType type, List<Object> values) {
    List<Number> numbers = new ArrayList<>();
    values.forEach(value -> numbers.add((Number) value));
    return switch (type) {
      case FLOAT32, FLOAT64 -> ArrayColumns.doubles(type, numbers);
      case DECIMAL ->
          ArrayColumns.decimals(
              numbers.stream()
                  .map(n -> n == null ? null : BigDecimal.valueOf(n.doubleValue()))
                  .collect(Collectors.toList()));
      default -> ArrayColumns.longs(type, numbers);
    };
  }

  private InputColumn text(List<String> values) {
    return random.nextBoolean() ? ArrayColumns.text(values) : ArrayColumns.dictionaryText(values);
  }

  private void add(String name, List<?> list, InputColumn column) {
    values.put(name, list);
    columns.put(name, column);
  }

  private Object maybeNull(boolean never, Supplier<Object> value) {
    return !never && random.nextInt(6) == 0 ? null : value.get();
  }

  private static <T> List<T> many(int count, Supplier<? extends T> each) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(each.get());
    }
    return list;
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String item(String name, String dtype, String shape, String from) {
    return String.format("{name: %s, dtype: %s, shape: %s, from: {%s}}", name, dtype, shape, from);
  }
}
