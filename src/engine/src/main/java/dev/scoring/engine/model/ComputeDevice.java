package dev.scoring.engine.model;

import ai.djl.Device;

/**
 * A device of this process.
 *
 * @param request its kind
 * @param index its index among its kind, as the process sees them
 */
record ComputeDevice(DeviceRequest request, int index) {

  static ComputeDevice cpu() {
    return new ComputeDevice(DeviceRequest.CPU, 0);
  }

  Device toDjl() {
    return switch (request) {
      case CPU -> Device.cpu();
      case GPU -> Device.gpu(index);
    };
  }

  /** {@code cpu}, {@code gpu:0}, ... */
  @Override
  public String toString() {
    return switch (request) {
      case CPU -> "cpu";
      case GPU -> "gpu:" + index;
    };
  }
}
