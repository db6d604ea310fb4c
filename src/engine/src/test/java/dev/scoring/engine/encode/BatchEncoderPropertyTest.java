package dev.scoring.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.engine.bundle.InputTensor;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.tensor.EncodedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchEncoderPropertyTest {
  private static final int CASES = 300;

  @TempDir Path dir;
  private int compared;
  private int rejected;

  @Test
  void everyTensorOfEveryRowIsWhatTheReferenceSays() {
    for (long seed = 0; seed < CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      ModelBundle bundle = random.bundle(dir.resolve("b" + seed));
      ReferenceEncoder reference =
          new ReferenceEncoder(
              bundle.descriptor().inputs(), random.vocabularies(), random.standardization());
      InputBatch batch = random.batch(bundle.columns());
      int capacity = 1 + (int) (seed % 17);
      try (BatchEncoder encoder = BatchEncoder.create(bundle, capacity)) {
        for (int from = 0; from < random.rows(); from += capacity) {
          int rows = Math.min(capacity, random.rows() - from);
          compare(seed, encoder.encode(batch, from, rows), from, bundle, reference, random);
        }
      }
    }
    assertThat(rejected).isBetween(compared / 20, compared * 3 / 4);
  }

  private void compare(
      long seed,
      EncodedBatch encoded,
      int from,
      ModelBundle bundle,
      ReferenceEncoder reference,
      RandomCase random) {
    List<InputTensor> inputs = bundle.descriptor().inputs();
    assertThat(encoded.tensors()).extracting(EncodedTensor::name).isEqualTo(names(inputs));
    List<String> expectedErrors = new ArrayList<>();
    for (int row = 0; row < encoded.rows(); row++) {
      Map<String, Object> values = random.row(from + row);
      List<List<Object>> expected = new ArrayList<>();
      try {
        inputs.forEach(input -> expected.add(reference.encode(input, values)));
      } catch (ReferenceEncoder.Rejected e) {
        expectedErrors.add(row + " " + e.code());
        expected.clear();
        inputs.forEach(input -> expected.add(filler(input)));
      }
      for (int i = 0; i < inputs.size(); i++) {
        List<Object> actual = elements(encoded.tensors().get(i), row);
        assertThat(actual)
            .as("seed %d row %d %s %s", seed, from + row, inputs.get(i), values)
            .isEqualTo(expected.get(i));
      }
    }
    compared += encoded.rows();
    rejected += expectedErrors.size();
    assertThat(encoded.errors())
        .as("seed " + seed)
        .extracting(error -> error.row() + " " + error.code())
        .isEqualTo(expectedErrors);
  }

  private static List<Object> filler(InputTensor input) {
    Long pad = input.from().pad();
    Object each = input.dtype().isFloat() ? (Object) 0.0 : (Object) (pad == null ? 0L : pad);
    return Collections.nCopies(input.width(), each);
  }

  private static List<String> names(List<InputTensor> inputs) {
    return inputs.stream().map(InputTensor::name).toList();
  }

  private static List<Object> elements(EncodedTensor tensor, int row) {
    int width = tensor.shape().stream().reduce(1, Math::multiplyExact);
    assertThat(tensor.data().remaining()).isEqualTo(tensor.rows() * width * tensor.dtype().bytes());
    ByteBuffer data = tensor.data().duplicate().order(ByteOrder.nativeOrder());
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int place =
          tensor.layout() == EncodedTensor.Layout.ROW_MAJOR
              ? row * width + i
              : i * tensor.rows() + row;
      int at = place * tensor.dtype().bytes();
      elements.add(
          switch (tensor.dtype()) {
            case FLOAT16 -> (Object) HalfTable.value(data.getShort(at) & 0xFFFF);
            case FLOAT32 -> (Object) (double) data.getFloat(at);
            case FLOAT64 -> (Object) data.getDouble(at);
            case INT8 -> (Object) (long) data.get(at);
            case UINT8, BOOL -> (Object) (long) (data.get(at) & 0xFF);
            case INT16 -> (Object) (long) data.getShort(at);
            case INT32 -> (Object) (long) data.getInt(at);
            case INT64 -> (Object) data.getLong(at);
          });
    }
    return elements;
  }
}
