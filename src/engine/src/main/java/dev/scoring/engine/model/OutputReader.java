package dev.scoring.engine.model;

import java.nio.ByteBuffer;

/** Takes the outputs of one forward pass, on the thread that ran it. */
@FunctionalInterface
public interface OutputReader {

  /**
   * One output.
   *
   * @param output its index among the bundle's outputs
   * @param values the rows' elements, row after row, from position 0 to the limit, in native byte
   *     order and of the declared type; it aliases native memory and is valid only until this
   *     method returns
   */
  void read(int output, ByteBuffer values);
}
