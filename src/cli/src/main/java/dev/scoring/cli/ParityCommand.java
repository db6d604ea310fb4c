package dev.scoring.cli;

import dev.scoring.cli.manifest.Locations;
import dev.scoring.cli.manifest.ManifestFile;
import dev.scoring.contract.spec.ModelSpec;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.contract.spec.Tolerance;
import dev.scoring.engine.bundle.ModelBundle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares with the training framework. */
@Command(
    name = "parity",
    header = "Scores a bundle's golden rows and compares with the training framework's scores.",
    description = {
      "Prints count, mean, std, p25, p50, p75, p99 and max of the absolute differences.",
      "The exit code is 67 (ParityFailed) when the 99th percentile is beyond the tolerance:",
      "the manifest's policy.parity, or its defaults for a bundle."
    },
    footer = {
      "",
      "Examples:",
      "  scoring parity examples/car-buyers/scoringjob.yaml",
      "  scoring parity examples/car-buyers/bundle"
    })
final class ParityCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "MANIFEST|BUNDLE",
      description = "A ScoringJob (.yaml, .yml or .json), or a bundle.")
  private String what;

  @Mixin private BundleOptions options = new BundleOptions();

  ParityCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Tolerance tolerance = Tolerance.defaults();
    ModelSpec model = new ModelSpec(Locations.resolve(context.folder(), what), null);
    if (what.toLowerCase(Locale.ROOT).matches(".*\\.(yaml|yml|json)")) {
      Path file = context.folder().resolve(what);
      ScoringSpec spec = ManifestFile.read(file).spec(Optional.empty());
      model = spec.model();
      tolerance = spec.policy().parity();
    }
    ModelBundle bundle = options.open(context.bundles(), model.uri(), model.digest());
    GoldenParity.print(bundle, tolerance, options.device(), context.console().out());
    return 0;
  }
}
