package dev.scoring.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.read.Finding;
import dev.scoring.engine.column.ColumnType;
import dev.scoring.engine.column.NumericType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckColumnsTest {
  private static final ColumnType LONG = new ColumnType.Numeric(NumericType.INT64);
  private static final ColumnType DOUBLE = new ColumnType.Numeric(NumericType.FLOAT64);
  private static final ColumnType TEXT = new ColumnType.Text();
  private static final Map<String, ColumnType> TYPES =
      Map.of(
          "long", LONG,
          "double", DOUBLE,
          "text", TEXT,
          "longs", new ColumnType.ListOf(LONG),
          "texts", new ColumnType.ListOf(TEXT),
          "map", new ColumnType.Other("map<string, int>"),
          "matrix", new ColumnType.ListOf(new ColumnType.Other("array<int>")));

  @TempDir Path dir;

  private List<Finding> check(String... inputs) {
    return TestBundle.withInputs(dir, inputs)
        .open()
        .checkColumns(
            name -> Optional.ofNullable(TYPES.get(name)),
            TYPES.keySet().stream().sorted().toList());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "float32, shape: [], from: {column: text} | column 'text' is text; the tensor needs a number",
        "float32, shape: [], from: {column: longs} | column 'longs' is an array of int64; the tensor needs a number",
        "float32, shape: [3], from: {column: double} | column 'double' is float64; the tensor needs an array of 3 numbers",
        "float32, shape: [3], from: {column: texts} | column 'texts' is an array of text; the tensor needs an array of 3 numbers",
        "float32, shape: [2], from: {column: matrix} | column 'matrix' is an array of array<int>; the tensor needs an array of 2 numbers",
        "float32, shape: [], from: {column: txt} | the input has no column 'txt'; did you mean 'text'?",
        "float32, shape: [], from: {column: income} | the input has no column 'income'; it has double, long, longs, map, matrix, text, texts",
        "int64, shape: [], from: {column: double, buckets: 9} | column 'double' is float64; categories are text, whole numbers or booleans, or arrays of those",
        "int64, shape: [], from: {column: map, buckets: 9} | column 'map' is map<string, int>; categories are text, whole numbers or booleans, or arrays of those",
        "int64, shape: [], from: {column: text, size: 9} | column 'text' is text; 'size' takes whole numbers that are indices themselves",
        "int64, shape: [], from: {column: texts, buckets: 9} | column 'texts' is an array of text; an array needs a shape [n]",
        "int64, shape: [3], from: {column: text, buckets: 9, pad: 0} | column 'text' is text; text needs 'split' for a shape [n]",
        "int64, shape: [3], from: {column: texts, buckets: 9, pad: 0, split: x} | column 'texts' is an array of text; 'split' is for text; remove it",
        "int64, shape: [3], from: {column: long, size: 9, pad: 0} | column 'long' is int64; one number a row needs the shape []",
      })
  void aColumnThatDoesNotFitIsNamed(String input, String message) {
    assertThat(check("{name: x, dtype: " + input + "}"))
        .extracting(Finding::toString)
        .containsExactly("inputs[0].from.column: " + message);
  }

  @Test
  void everythingWrongIsFoundAtOnce() {
    assertThat(
            check(
                "{name: a, dtype: float32, shape: [2], from: {columns: [text, longs]}}",
                "{name: b, dtype: float32, shape: [], from: {column: none}}"))
        .extracting(Finding::path)
        .containsExactly(
            "inputs[0].from.columns[0]", "inputs[0].from.columns[1]", "inputs[1].from.column");
  }

  @Test
  void columnsThatFitGiveNoFinding() {
    assertThat(
            check(
                "{name: a, dtype: float32, shape: [2], from: {columns: [long, double]}}",
                "{name: b, dtype: int8, shape: [3, 4], from: {column: longs}}",
                "{name: c, dtype: int64, shape: [1], from: {column: text, buckets: 9, pad: 0}}",
                "{name: d, dtype: int64, shape: [4], from: {column: texts, buckets: 9, pad: 0}}",
                "{name: e, dtype: int64, shape: [4], from: {column: longs, size: 9, pad: 0}}",
                "{name: f, dtype: bool, shape: [4], from: {maskOf: e}}",
                "{name: g, dtype: int64, shape: [], from: {column: long, buckets: 9}}"))
        .isEmpty();
  }
}
