package dev.scoring.cli;

import dev.scoring.engine.model.DeviceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Chooses the device of {@code --device auto} without starting the engine. */
final class AutoDevice {
  /** What DJL's native libraries say of themselves. */
  private static final String NATIVES = "native/lib/pytorch.properties";

  private AutoDevice() {}

  /** A GPU when the native libraries are built for CUDA and the driver has a device. */
  static DeviceRequest choose() {
    return choose(flavor(), Path.of("/dev"));
  }

  static DeviceRequest choose(String flavor, Path devices) {
    return flavor.startsWith("cu") && Files.exists(devices.resolve("nvidia0"))
        ? DeviceRequest.GPU
        : DeviceRequest.CPU;
  }

  private static String flavor() {
    Properties natives = new Properties();
    try (InputStream in = AutoDevice.class.getClassLoader().getResourceAsStream(NATIVES)) {
      if (in != null) {
        natives.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A flavor is cpu, cpu-precxx11 or cu124; "cpu" begins with the letters of CUDA's too.
    String flavor = natives.getProperty("flavor", "");
    return flavor.startsWith("cpu") ? "" : flavor;
  }
}
