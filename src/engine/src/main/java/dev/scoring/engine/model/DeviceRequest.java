package dev.scoring.engine.model;

/** The kind of device that a model is loaded on. */
public enum DeviceRequest {
  /** The processor. */
  CPU,
  /** The CUDA devices that the process sees; none visible is a failure, never the processor. */
  GPU
}
