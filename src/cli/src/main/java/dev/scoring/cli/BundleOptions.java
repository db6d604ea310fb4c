package dev.scoring.cli;

import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.DeviceRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Option;

/** Options of commands that need a bundle and no Spark. */
final class BundleOptions {
  private static final String HADOOP = "spark.hadoop.";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "Where the golden rows are scored: ${COMPLETION-CANDIDATES}.")
  private LocalOptions.Device device;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = {
        "A setting of the store, as in spark.hadoop.fs.s3a.endpoint=...;",
        "may be repeated."
      })
  private Map<String, String> conf = new LinkedHashMap<>();

  DeviceRequest device() {
    return device.request();
  }

  ModelBundle open(CommandContext.Bundles bundles, String location, String digest) {
    Configuration configuration = new Configuration();
    conf.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            configuration.set(key.substring(HADOOP.length()), value);
          }
        });
    return bundles.open(location, digest, configuration);
  }
}
