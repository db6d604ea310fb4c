package dev.scoring.cli;

import dev.scoring.cli.manifest.Locations;
import dev.scoring.cli.summary.BundleSummary;
import dev.scoring.contract.spec.Tolerance;
import dev.scoring.engine.bundle.ModelBundle;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a bundle. */
@Command(
    name = "check",
    header = "Checks a model bundle and prints its signature, size, digest and parity.",
    description = "Loads the model and scores the golden rows; needs no Spark and no input.",
    footer = {"", "Example:", "  scoring bundle check examples/car-buyers/bundle"})
final class BundleCheckCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "BUNDLE",
      description = "A folder or .zip, on this machine or at a URI such as s3a://models/v7.zip.")
  private String location;

  @Mixin private BundleOptions options = new BundleOptions();

  BundleCheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ModelBundle bundle =
        options.open(context.bundles(), Locations.resolve(context.folder(), location), null);
    PrintStream out = context.console().out();
    BundleSummary.lines(bundle.descriptor(), bundle.digest(), bundle.contentBytes())
        .forEach(out::println);
    out.println();
    GoldenParity.print(bundle, Tolerance.defaults(), options.device(), out);
    return 0;
  }
}
