package dev.scoring.engine.bundle;

import dev.scoring.engine.column.InputBatch;
import java.util.List;

/**
 * A few rows with the outputs that the training framework gave for them, from the bundle's golden
 * file. Not thread-safe, as its batch is not; read it again for another thread.
 *
 * @param inputs the rows, columns in the order of {@link ModelBundle#columns}
 * @param outputs the expected values, in the order of the bundle's outputs; an output that the file
 *     does not give is absent
 */
public record GoldenRows(InputBatch inputs, List<GoldenOutput> outputs) {

  public GoldenRows {
    outputs = List.copyOf(outputs);
  }

  /** How many rows there are, at least 1. */
  public int rows() {
    return inputs.rows();
  }

  /**
   * Expected values of one output.
   *
   * @param name the output's name
   * @param width elements of one row
   * @param values {@code rows * width} values, row after row; the caller must not change them
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record GoldenOutput(String name, int width, double[] values) {}
}
