package dev.scoring.cli;

import dev.scoring.crds.ExecutorSpec;
import dev.scoring.engine.model.DeviceRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of commands that start Spark in this process. */
final class LocalOptions {

  /** Where forward passes run. */
  enum Device {
    auto,
    cpu,
    gpu;

    DeviceRequest request() {
      return switch (this) {
        case auto -> AutoDevice.choose();
        case cpu -> DeviceRequest.CPU;
        case gpu -> DeviceRequest.GPU;
      };
    }
  }

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Tasks at a time. Default: every processor of this machine.")
  private Integer cores;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = {
        "Where forward passes run: ${COMPLETION-CANDIDATES}.",
        "auto takes a GPU if this process sees one, and wants one if the manifest's",
        "executor.gpu does; a GPU that is wanted and not there is an error."
      })
  private Device device;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = {
        "A Spark setting, as in spark.hadoop.fs.s3a.endpoint=...; may be repeated,",
        "and wins over the manifest's sparkConf."
      })
  private Map<String, String> conf = new LinkedHashMap<>();

  int cores() {
    return cores == null
        ? Runtime.getRuntime().availableProcessors()
        : (int) Arguments.atLeastOne("--cores", cores);
  }

  Map<String, String> conf(Map<String, String> manifest) {
    Map<String, String> all = new LinkedHashMap<>(manifest);
    all.putAll(conf);
    return all;
  }

  /**
   * The device of a run. A manifest that asks for GPUs gets one or an error, also by {@code auto};
   * only {@code cpu} says otherwise.
   */
  DeviceRequest device(ExecutorSpec executor) {
    boolean wantsGpu = executor.gpu() != null && executor.gpu().count() > 0;
    return device == Device.auto && wantsGpu ? DeviceRequest.GPU : device.request();
  }
}
