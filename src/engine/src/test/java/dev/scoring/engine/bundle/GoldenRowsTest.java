package dev.scoring.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.column.ListColumn;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.column.NumericType;
import dev.scoring.engine.column.TextColumn;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenRowsTest {
  @TempDir Path dir;

  private TestBundle bundle(String golden) {
    return TestBundle.in(dir)
        .yaml(
            TestBundle.header()
                + "inputs:\n"
                + TestBundle.items(
                    "{name: age, dtype: float32, shape: [], from: {column: age}}",
                    "{name: p, dtype: float32, shape: [2], from: {column: pair}}",
                    "{name: t, dtype: int64, shape: [], from: {column: tag, buckets: 9}}")
                + "outputs:\n"
                + TestBundle.items(
                    "{name: out, dtype: float32, shape: []}",
                    "{name: z, dtype: float32, shape: [2]}")
                + "golden: golden.jsonl\n")
        .file("golden.jsonl", golden);
  }

  @Test
  void rowsBecomeColumnsAndExpectedValues() {
    GoldenRows golden =
        bundle(
                """
                {"inputs": {"age": 31, "pair": [1, 2.5], "tag": "x"}, "outputs": {"out": 0.25, "z": [1, 2]}}

                {"inputs": {"age": null, "pair": null}, "outputs": {"out": 1e-7, "z": [3, 4]}}
                """)
            .open()
            .golden()
            .orElseThrow();
    assertThat(golden.rows()).isEqualTo(2);
    NumericColumn age = (NumericColumn) golden.inputs().column(0);
    assertThat(age.type()).isEqualTo(NumericType.INT64);
    assertThat(age.longAt(0)).isEqualTo(31);
    assertThat(age.isNull(1)).isTrue();
    ListColumn pair = (ListColumn) golden.inputs().column(1);
    assertThat(((NumericColumn) pair.elements()).doubleAt(1)).isEqualTo(2.5);
    assertThat(pair.isNull(1)).isTrue();
    assertThat(((TextColumn) golden.inputs().column(2)).isNull(1)).isTrue();
    assertThat(golden.outputs().get(0).values()).containsExactly(0.25, 1e-7);
    assertThat(golden.outputs().get(1).values()).containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"inputs\": | golden.jsonl line 1 is not JSON",
        "[] | golden.jsonl line 1 must be {\"inputs\": {...}, \"outputs\": {...}}",
        "{\"inputs\": {\"agee\": 1}, \"outputs\": {\"out\": 1}} | has input column 'agee', which the bundle does not have; did you mean 'age'?",
        "{\"inputs\": {}, \"outputs\": {\"q\": 1}} | has output 'q', which the bundle does not have",
        "{\"inputs\": {}, \"outputs\": {}} | has no outputs; there is nothing to compare scores with",
        "{\"inputs\": {\"age\": \"old\"}, \"outputs\": {\"out\": 1}} | column 'age' is text; the tensor needs a number",
        "{\"inputs\": {\"pair\": [1, \"a\"]}, \"outputs\": {\"out\": 1}} | column 'pair' has values of several kinds, as 1 and \"a\"; use one kind",
        "{\"inputs\": {}, \"outputs\": {\"z\": [1]}} | row 1 has 1 values for output 'z'; its shape [2] has 2",
        "{\"inputs\": {}, \"outputs\": {\"out\": \"1\"}} | row 1 has \"1\" for output 'out'; it must be a finite number",
        "`` | golden.jsonl has no row",
      })
  void rowsThatDoNotFitAreRefused(String golden, String message) {
    assertThatThrownBy(bundle(golden)::open)
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MODEL_INVALID))
        .hasMessageContaining(message);
  }
}
