package dev.scoring.engine.model;

import java.util.List;

/** What a registry needs of an engine. */
interface ModelLoader {

  /**
   * The devices of a kind that this process sees.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure DEVICE_UNAVAILABLE when there is none
   */
  List<ComputeDevice> devices(ModelOptions options);

  /** Loads a model and checks that it fits its signature. */
  LoadedModel load(ModelSource source, ModelOptions options, ComputeDevice device);
}
