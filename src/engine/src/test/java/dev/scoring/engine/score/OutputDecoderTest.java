package dev.scoring.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.spec.Activation;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.contract.spec.ScoreForm;
import dev.scoring.engine.bundle.OutputTensor;
import dev.scoring.engine.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputDecoderTest {
  private static final float NAN = Float.NaN;

  @Test
  void valueIsTheOutputItself() {
    OutputDecoder decoder = decoder(3, new ScoreColumn("x", null, null, null, null, null));
    decoder.decode(0, floats(1, 2, 3, 4, 5, 6), 2);

    ScoreVector.Float32 vector = (ScoreVector.Float32) decoder.vectors().get(0);
    assertThat(vector.width()).isEqualTo(3);
    assertThat(Arrays.copyOf(vector.values(), 6)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aSmallerBatchRefillsTheSameArrays() {
    OutputDecoder decoder = decoder(0, new ScoreColumn("x", null, null, null, null, null));
    ScoreVector.Float32 vector = (ScoreVector.Float32) decoder.vectors().get(0);
    decoder.decode(0, floats(1, 2, 3), 3);
    decoder.decode(0, floats(9), 1);

    assertThat(decoder.vectors().get(0)).isSameAs(vector);
    assertThat(vector.values()[0]).isEqualTo(9);
  }

  @Test
  void columnsAreTheElementsOfEachRow() {
    OutputDecoder decoder =
        decoder(2, new ScoreColumn("x", null, null, ScoreForm.COLUMNS, null, null));
    decoder.decode(0, floats(1, 2, 3, 4), 2);

    assertThat(decoder.vectors()).hasSize(2);
    ScoreVector.Float32 second = (ScoreVector.Float32) decoder.vectors().get(1);
    assertThat(second.width()).isEqualTo(1);
    assertThat(Arrays.copyOf(second.values(), 2)).containsExactly(2, 4);
  }

  @Test
  void labelIsTheFirstLargestAndNeverANaNBesideANumber() {
    OutputDecoder decoder =
        decoder(3, new ScoreColumn("l", "x", null, ScoreForm.LABEL, null, null));
    decoder.decode(
        0,
        floats(
            1, 3, 2, 5, 5, 1, NAN, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, NAN, NAN, NAN),
        4);

    ScoreVector.Label label = (ScoreVector.Label) decoder.vectors().get(0);
    assertThat(Arrays.copyOf(label.index(), 4)).containsExactly(1, 0, 1, 0);
    assertThat(label.labels()).containsExactly("l0", "l1", "l2");
    assertThat(decoder.nonFinite()).isEqualTo(6);
  }

  @Test
  void topKIsAStableSortFromTheLargest() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      int width = 1 + random.nextInt(12);
      int k = 1 + random.nextInt(width);
      float[] row = new float[width];
      for (int i = 0; i < width; i++) {
        row[i] = random.nextInt(10) == 0 ? NAN : random.nextInt(4);
      }
      OutputDecoder decoder =
          decoder(width, new ScoreColumn("t", "x", null, ScoreForm.TOP_K, k, null));
      decoder.decode(0, floats(row), 1);

      int[] expected =
          IntStream.range(0, width)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> Float.isNaN(row[i]) ? 99 : -row[i]))
              .limit(k)
              .mapToInt(i -> i)
              .toArray();
      ScoreVector.TopK top = (ScoreVector.TopK) decoder.vectors().get(0);
      assertThat(Arrays.copyOf(top.index(), k)).as(Arrays.toString(row)).isEqualTo(expected);
      for (int i = 0; i < k; i++) {
        assertThat(top.score()[i]).isEqualTo(Float.valueOf(row[expected[i]]));
      }
    }
  }

  @Test
  void decisionIsTrueFromTheThresholdOnAndFalseForNaN() {
    OutputDecoder decoder =
        decoder(0, new ScoreColumn("d", "x", null, ScoreForm.DECISION, null, "0.5"));
    decoder.decode(0, floats(0.4999f, 0.5f, 0.7f, NAN), 4);

    ScoreVector.Bool decision = (ScoreVector.Bool) decoder.vectors().get(0);
    assertThat(Arrays.copyOf(decision.values(), 4)).containsExactly(0, 1, 1, 0);
  }

  @Test
  void oneOutputMakesSeveralColumnsWithAndWithoutActivation() {
    OutputDecoder decoder =
        decoder(
            0,
            new ScoreColumn("raw", "x", null, null, null, null),
            new ScoreColumn("p", "x", Activation.SIGMOID, null, null, null),
            new ScoreColumn("d", "x", Activation.SIGMOID, ScoreForm.DECISION, null, "0.5"));
    decoder.decode(0, floats(-1, 0, 2), 3);

    assertThat(Arrays.copyOf(((ScoreVector.Float32) decoder.vectors().get(0)).values(), 3))
        .containsExactly(-1, 0, 2);
    assertThat(Arrays.copyOf(((ScoreVector.Float32) decoder.vectors().get(1)).values(), 3))
        .containsExactly(0.26894143f, 0.5f, 0.8807971f);
    assertThat(Arrays.copyOf(((ScoreVector.Bool) decoder.vectors().get(2)).values(), 3))
        .containsExactly(0, 1, 1);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(DType.class)
  void everyTypeIsReadAndSpreadIntoColumns(DType dtype) {
    int[] numbers = {1, 0, 1, 1, 0, 0};
    ByteBuffer bytes = ByteBuffer.allocateDirect(6 * dtype.bytes()).order(ByteOrder.nativeOrder());
    for (int i = 0; i < 6; i++) {
      put(bytes, dtype, i, numbers[i]);
    }
    OutputTensor output = new OutputTensor("x", dtype, List.of(2), null);
    OutputDecoder decoder =
        decoder(output, new ScoreColumn("x", null, null, ScoreForm.COLUMNS, null, null));
    decoder.decode(0, bytes, 3);
    OutputValues values = OutputValues.allocate(dtype, 2, 3);
    values.read(bytes, 6);

    assertThat(Arrays.copyOf(values.doubles(6), 6)).containsExactly(1, 0, 1, 1, 0, 0);
    assertThat(numbers(decoder.vectors().get(0))).containsExactly(1, 1, 0);
    assertThat(numbers(decoder.vectors().get(1))).containsExactly(0, 1, 0);
    assertThat(values.nonFinite(6)).isZero();
  }

  @Test
  void unsignedBytesAreNotNegative() {
    OutputValues values = OutputValues.allocate(DType.UINT8, 1, 2);
    values.read(ByteBuffer.wrap(new byte[] {(byte) 200, 7}), 2);

    assertThat(((ScoreVector.Int16) values.vector()).values()).containsExactly(200, 7);
  }

  private static void put(ByteBuffer into, DType dtype, int i, int number) {
    switch (dtype) {
      case FLOAT16 -> into.putShort(i * 2, (short) (number == 1 ? 0x3c00 : 0));
      case FLOAT32 -> into.putFloat(i * 4, number);
      case FLOAT64 -> into.putDouble(i * 8, number);
      case INT8, UINT8, BOOL -> into.put(i, (byte) number);
      case INT16 -> into.putShort(i * 2, (short) number);
      case INT32 -> into.putInt(i * 4, number);
      case INT64 -> into.putLong(i * 8, number);
    }
  }

  private static double[] numbers(ScoreVector vector) {
    double[] numbers = new double[3];
    for (int i = 0; i < 3; i++) {
      numbers[i] = number(vector, i);
    }
    return numbers;
  }

  private static double number(ScoreVector vector, int i) {
    if (vector instanceof ScoreVector.Float32 v) {
      return v.values()[i];
    }
    if (vector instanceof ScoreVector.Float64 v) {
      return v.values()[i];
    }
    if (vector instanceof ScoreVector.Int8 v) {
      return v.values()[i];
    }
    if (vector instanceof ScoreVector.Int16 v) {
      return v.values()[i];
    }
    if (vector instanceof ScoreVector.Int32 v) {
      return v.values()[i];
    }
    if (vector instanceof ScoreVector.Int64 v) {
      return v.values()[i];
    }
    return ((ScoreVector.Bool) vector).values()[i];
  }

  private static OutputDecoder decoder(int width, ScoreColumn... columns) {
    return decoder(
        new OutputTensor("x", DType.FLOAT32, width == 0 ? List.of() : List.of(width), null),
        columns);
  }

  private static OutputDecoder decoder(OutputTensor output, ScoreColumn... columns) {
    List<String> labels =
        IntStream.range(0, Math.max(1, output.width())).mapToObj(i -> "l" + i).toList();
    ScorePlan.Resolution resolution =
        new ScoreResolver(List.of(output), name -> labels).resolve(List.of(columns));
    assertThat(resolution.findings()).isEmpty();
    return new OutputDecoder(resolution.plan(), 4);
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(values.length * 4).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values);
    return bytes;
  }
}
