package dev.scoring.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.bundle.TestBundle;
import dev.scoring.engine.column.ArrayColumns;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericType;
import dev.scoring.engine.column.TextColumn;
import dev.scoring.engine.column.Utf8Slice;
import dev.scoring.engine.tensor.EncodedTensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchEncoderTest {
  @TempDir Path dir;

  private EncodedBatch encode(String input, InputColumn... columns) {
    ModelBundle bundle = TestBundle.withInputs(dir, input).file("v.txt", "a\nb\n").open();
    BatchEncoder encoder = BatchEncoder.create(bundle, 8);
    return encoder.encode(ArrayColumns.batch(2, List.of(columns)), 0, 2);
  }

  private static InputColumn longs(Long... values) {
    return ArrayColumns.longs(NumericType.INT64, Arrays.asList(values));
  }

  @Test
  void aNumberThatDoesNotFitNamesColumnValueAndLimits() {
    assertThat(
            encode("{name: x, dtype: int8, shape: [], from: {column: num}}", longs(1L, 300L))
                .errors())
        .containsExactly(
            new RowError(
                1,
                RowError.Code.OUT_OF_RANGE,
                "column 'num' is 300, which does not fit the input 'x': int8 takes whole numbers"
                    + " from -128 to 127"));
  }

  @Test
  void aFractionDoesNotFitAnIntegerTensor() {
    assertThat(
            encode(
                    "{name: x, dtype: bool, shape: [], from: {column: num}}",
                    ArrayColumns.doubles(NumericType.FLOAT64, List.of(0.5, 1.0)))
                .errors())
        .extracting(RowError::message)
        .containsExactly(
            "column 'num' is 0.5, which does not fit the input 'x': bool takes whole numbers from 0"
                + " to 1");
  }

  @Test
  void aRejectedNullIsAnErrorOfItsRow() {
    assertThat(
            encode(
                    "{name: x, dtype: float32, shape: [], from: {column: num, missing: reject}}",
                    longs(null, 3L))
                .errors())
        .containsExactly(
            new RowError(
                0,
                RowError.Code.MISSING_VALUE,
                "column 'num' is missing, and the input 'x' has 'missing: reject'"));
  }

  @Test
  void anArrayOfAnotherLengthIsAnError() {
    assertThat(
            encode(
                    "{name: x, dtype: float32, shape: [2], from: {column: num}}",
                    ArrayColumns.lists(
                        List.of(List.of(1L, 2L), List.of(1L)),
                        (List<Long> all) -> ArrayColumns.longs(NumericType.INT64, all)))
                .errors())
        .containsExactly(
            new RowError(
                1,
                RowError.Code.WRONG_LENGTH,
                "column 'num' has an array of 1 elements; the input 'x' takes 2"));
  }

  @Test
  void anUnknownCategoryIsNamed() {
    String from = "from: {column: num, split: ',', vocabulary: v.txt, pad: 0}}";
    assertThat(
            encode(
                    "{name: x, dtype: int64, shape: [2], " + from,
                    ArrayColumns.text(List.of("a,c", "b")))
                .errors())
        .containsExactly(
            new RowError(
                0,
                RowError.Code.UNKNOWN_CATEGORY,
                "column 'num' has 'c', which is not in v.txt, and the input 'x' has no 'unknown'"));
  }

  @Test
  void anIndexOutOfBoundsIsNamed() {
    assertThat(
            encode(
                    "{name: x, dtype: int64, shape: [], from: {column: num, size: 7}}",
                    longs(7L, null))
                .errors())
        .extracting(RowError::message)
        .containsExactly(
            "column 'num' has 7; the input 'x' takes 0 to 6 and has no 'unknown'",
            "column 'num' is missing, and the input 'x' declares no index for that: give 'missing'"
                + " or 'unknown'");
  }

  @Test
  void scalarColumnsOfAFloatTensorLieSideBySide() {
    EncodedTensor tensor =
        encode(
                "{name: x, dtype: float32, shape: [2], from: {columns: [a, b]}}",
                longs(1L, 2L),
                longs(3L, 4L))
            .tensors()
            .get(0);
    assertThat(tensor.layout()).isEqualTo(EncodedTensor.Layout.FEATURE_MAJOR);
    float[] values = new float[4];
    tensor.data().asFloatBuffer().get(values);
    assertThat(values).containsExactly(1, 2, 3, 4);
  }

  @Test
  void buffersAreDirectAndReused() {
    ModelBundle bundle =
        TestBundle.withInputs(dir, "{name: x, dtype: int64, shape: [], from: {column: num}}")
            .open();
    InputBatch batch = ArrayColumns.batch(2, List.of(longs(5L, 6L)));
    try (BatchEncoder encoder = BatchEncoder.create(bundle, 4)) {
      ByteBuffer first = encoder.encode(batch, 0, 2).tensors().get(0).data();
      assertThat(first.isDirect()).isTrue();
      assertThat(first.remaining()).isEqualTo(16);
      ByteBuffer second = encoder.encode(batch, 1, 1).tensors().get(0).data();
      assertThat(second).isSameAs(first);
      assertThat(second.remaining()).isEqualTo(8);
      assertThat(second.getLong(0)).isEqualTo(6);
      assertThat(encoder.encode(batch, 0, 0).tensors().get(0).data().remaining()).isZero();
    }
  }

  @Test
  void bytesThatAreNotUtf8AreUnknownTokens() {
    ModelBundle bundle =
        TestBundle.withInputs(
                dir,
                "{name: x, dtype: int64, shape: [2], from: {column: num, split: ',',"
                    + " normalize: [trim, lowercase], vocabulary: v.txt, unknown: 1, pad: 0}}")
            .file("v.txt", "a\n<unknown>\nb\n")
            .open();
    byte[] malformed = {(byte) 0xC3, ',', ' ', 'B'};
    InputBatch batch = ArrayColumns.batch(1, List.of(new OneText(malformed)));
    try (BatchEncoder encoder = BatchEncoder.create(bundle, 1)) {
      long[] indices = new long[2];
      encoder.encode(batch, 0, 1).tensors().get(0).data().asLongBuffer().get(indices);
      assertThat(indices).containsExactly(1, 2);
    }
  }

  /** A column of one row whose bytes lie within a longer array. */
  @SuppressWarnings("ArrayRecordComponent")
  private record OneText(byte[] bytes) implements TextColumn {
    @Override
    public boolean hasNull() {
      return false;
    }

    @Override
    public boolean isNull(int row) {
      return false;
    }

    @Override
    public void read(int row, Utf8Slice slice) {
      byte[] longer = new byte[bytes.length + 2];
      System.arraycopy(bytes, 0, longer, 1, bytes.length);
      slice.set(longer, 1, bytes.length);
    }
  }

  @Test
  void misuseIsRefused() {
    ModelBundle bundle =
        TestBundle.withInputs(dir, "{name: x, dtype: int64, shape: [4096], from: {column: num}}")
            .open();
    assertThatThrownBy(() -> BatchEncoder.create(bundle, 1 << 20))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage(
            "a batch of 1048576 rows needs 34359738368 bytes for the input 'x', and a buffer"
                + " holds 2 GiB; lower policy.batchSize");
    BatchEncoder encoder = BatchEncoder.create(bundle, 1);
    InputBatch text = ArrayColumns.batch(1, List.of(ArrayColumns.text(List.of("a"))));
    assertThatThrownBy(() -> encoder.encode(text, 0, 1))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage("column 'num' does not hold numbers, which the input 'x' takes");
    assertThatThrownBy(() -> encoder.encode(text, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows 0 to 2 of 1 with a capacity of 1");
    encoder.close();
    assertThatThrownBy(() -> encoder.encode(text, 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the encoder is closed");
  }
}
