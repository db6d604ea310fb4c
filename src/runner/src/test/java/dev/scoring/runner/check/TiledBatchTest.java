package dev.scoring.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.tensor.DType;
import dev.scoring.engine.tensor.EncodedTensor;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import dev.scoring.runner.check.BatchSizeMeasurement.Measured;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TiledBatchTest {

  @Test
  void rowsAreRepeatedInEitherLayout() {
    assertThat(tiled(Layout.ROW_MAJOR, 5)).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2);
    assertThat(tiled(Layout.FEATURE_MAJOR, 5)).containsExactly(1, 2, 1, 2, 1, 3, 4, 3, 4, 3);
    assertThat(tiled(Layout.ROW_MAJOR, 1)).containsExactly(1, 2);
    assertThat(tiled(Layout.FEATURE_MAJOR, 1)).containsExactly(1, 3);
  }

  @Test
  void aLargerBatchHasToBeClearlyFaster() {
    assertThat(best(100, 200, 205, 150)).isEqualTo(256);
    assertThat(best(100, 200, 300, 310)).isEqualTo(1024);
    assertThat(best(100, 90, 80, 70)).isEqualTo(64);
  }

  private static int best(double... rowsPerSecond) {
    return BatchSizeMeasurement.best(
        List.of(
            new Measured(64, rowsPerSecond[0]),
            new Measured(256, rowsPerSecond[1]),
            new Measured(1024, rowsPerSecond[2]),
            new Measured(4096, rowsPerSecond[3])));
  }

  /** Two rows of two elements each, as bytes. */
  private static byte[] tiled(Layout layout, int rows) {
    ByteBuffer data = ByteBuffer.allocateDirect(8).put(new byte[] {1, 2, 3, 4, 0, 0, 0, 0}).clear();
    EncodedTensor tensor = new EncodedTensor("x", DType.INT8, layout, 2, List.of(2), data);
    EncodedBatch batch = TiledBatch.of(new EncodedBatch(2, List.of(tensor), List.of()), rows);
    ByteBuffer result = batch.tensors().get(0).data();
    byte[] bytes = new byte[result.remaining()];
    result.get(bytes);
    return bytes;
  }
}
