package dev.scoring.engine.column;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Columns over Java arrays: for golden rows, tests and small programs. Null elements are nulls. */
public final class ArrayColumns {

  private ArrayColumns() {}

  /** A column of whole numbers: any type but FLOAT32, FLOAT64 and DECIMAL. */
  public static NumericColumn longs(NumericType type, List<? extends Number> values) {
    long[] array =
        values.stream().mapToLong(value -> value == null ? 0 : value.longValue()).toArray();
    return new LongArrayColumn(type, array, nulls(values));
  }

  /** A column of FLOAT32 or FLOAT64. */
  public static NumericColumn doubles(NumericType type, List<? extends Number> values) {
    double[] array =
        values.stream().mapToDouble(value -> value == null ? 0 : value.doubleValue()).toArray();
    long[] truncated = Arrays.stream(array).mapToLong(value -> (long) value).toArray();
    return new DoubleArrayColumn(type, array, truncated, nulls(values));
  }

  /** A column of DECIMAL. */
  public static NumericColumn decimals(List<BigDecimal> values) {
    Function<BigDecimal, BigDecimal> orZero = value -> value == null ? BigDecimal.ZERO : value;
    return new DoubleArrayColumn(
        NumericType.DECIMAL,
        values.stream().map(orZero).mapToDouble(BigDecimal::doubleValue).toArray(),
        values.stream().map(orZero).mapToLong(BigDecimal::longValue).toArray(),
        nulls(values));
  }

  /** A column of text without a dictionary. */
  public static TextColumn text(List<String> values) {
    byte[][] bytes =
        values.stream()
            .map(value -> value == null ? null : value.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    return new TextArrayColumn(bytes, null, 0);
  }

  /** A column of text whose rows that are equal share a dictionary index. */
  public static TextColumn dictionaryText(List<String> values) {
    List<String> dictionary = values.stream().filter(Objects::nonNull).distinct().toList();
    byte[][] bytes =
        values.stream()
            .map(value -> value == null ? null : value.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    return new TextArrayColumn(
        bytes, values.stream().mapToInt(dictionary::indexOf).toArray(), dictionary.size());
  }

  /**
   * A column of lists.
   *
   * @param rows one list a row
   * @param elements makes the column of all elements, one row after another
   */
  public static <T> ListColumn lists(
      List<? extends List<? extends T>> rows, Function<List<T>, InputColumn> elements) {
    int[] starts = new int[rows.size()];
    int[] lengths = new int[rows.size()];
    List<T> all = new ArrayList<>();
    for (int row = 0; row < starts.length; row++) {
      List<? extends T> list = rows.get(row);
      starts[row] = all.size();
      lengths[row] = list == null ? 0 : list.size();
      if (list != null) {
        all.addAll(list);
      }
    }
    return new ListArrayColumn(starts, lengths, nulls(rows), elements.apply(all));
  }

  /** A batch of columns that have {@code rows} rows each. */
  public static InputBatch batch(int rows, List<? extends InputColumn> columns) {
    return new ArrayBatch(rows, List.copyOf(columns));
  }

  private static boolean[] nulls(List<?> values) {
    boolean[] nulls = null;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        nulls = nulls == null ? new boolean[values.size()] : nulls;
        nulls[i] = true;
      }
    }
    return nulls;
  }

  private record ArrayBatch(int rows, List<InputColumn> columns) implements InputBatch {
    @Override
    public InputColumn column(int ordinal) {
      return columns.get(ordinal);
    }
  }
}
