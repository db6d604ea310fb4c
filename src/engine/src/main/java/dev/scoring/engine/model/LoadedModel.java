package dev.scoring.engine.model;

import dev.scoring.engine.tensor.EncodedTensor;
import java.util.List;

/** A model in a device's memory; safe for several threads at once. */
interface LoadedModel extends AutoCloseable {

  /**
   * Runs the model once; every native object it made is freed when this returns.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure when the forward pass fails or its outputs
   *     are not the declared ones
   */
  void forward(List<EncodedTensor> inputs, int rows, OutputReader reader);

  /** Runs a batch of sample rows, unless it was run with as many before. */
  void warmUp(int rows);

  /** Frees the device's memory; nothing may be running. */
  @Override
  void close();
}
