package dev.scoring.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks and packs model bundles. */
@Command(
    name = "bundle",
    header = "Checks and packs model bundles.",
    description = "A bundle is the folder that travels with a model; see docs/model-bundle.md.")
final class BundleCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a subcommand: check or pack");
  }
}
