package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.column.InputBatch;

/**
 * Encodes batches of rows into direct buffers that it owns and refills. One for each task; not
 * thread-safe. Encoders of one bundle share its vocabularies.
 */
public final class BatchEncoder implements AutoCloseable {

  private BatchEncoder() {}

  /**
   * An encoder with buffers for a number of rows.
   *
   * @param bundle what to encode; stays open for as long as the encoder
   * @param capacityRows most rows of one batch, at least 1
   */
  public static BatchEncoder create(ModelBundle bundle, int capacityRows) {
    return later();
  }

  /**
   * Encodes rows {@code fromRow} to {@code fromRow + rows - 1}.
   *
   * @param batch columns in the order of {@link ModelBundle#columns}
   * @param fromRow the first row
   * @param rows how many rows, 0 to the capacity
   */
  public EncodedBatch encode(InputBatch batch, int fromRow, int rows) {
    return later();
  }

  /** Gives the buffers up; tensors over them must not be used any more. */
  @Override
  public void close() {}

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T later() {
    throw new UnsupportedOperationException("not there yet");
  }
}
