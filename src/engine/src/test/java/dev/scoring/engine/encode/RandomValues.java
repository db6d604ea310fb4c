package dev.scoring.engine.encode;

import dev.scoring.engine.column.ArrayColumns;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Random tokens and numbers, ordinary ones and those at the edges of types and of Unicode. */
final class RandomValues {
  private static final List<String> TOKENS =
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

  private final Random random;

  /** Whether numbers are such as every type takes. */
  private final boolean mild;

  RandomValues(Random random, boolean mild) {
    this.random = random;
    this.mild = mild;
  }

  String token() {
    return pick(TOKENS);
  }

  Object number(NumericType type) {
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

  static InputColumn numbers(NumericType type, List<Object> values) {
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

  Object maybeNull(boolean never, Supplier<Object> value) {
    return !never && random.nextInt(6) == 0 ? null : value.get();
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  static <T> List<T> many(int count, Supplier<? extends T> each) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(each.get());
    }
    return list;
  }
}
