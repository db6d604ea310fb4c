package dev.scoring.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.tensor.DType;
import dev.scoring.engine.tensor.EncodedTensor;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSizeMeasurementTest {

  @Test
  void theBytesOfABatchOfWideRowsAreCountedBeyondTwoGibibytes() {
    EncodedBatch batch = new EncodedBatch(2, List.of(tensor(3), tensor(200_000)), List.of());

    assertThat(BatchSizeMeasurement.tensorBytes(batch, 4096)).isEqualTo(4096L * 200_000 * 4);
  }

  private static EncodedTensor tensor(int width) {
    ByteBuffer data = ByteBuffer.allocateDirect(2 * width * DType.FLOAT32.bytes());
    return new EncodedTensor(
        "x", DType.FLOAT32, EncodedTensor.Layout.ROW_MAJOR, 2, List.of(width), data);
  }
}
