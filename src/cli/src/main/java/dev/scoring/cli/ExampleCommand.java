package dev.scoring.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes what the shipped examples need. */
@Command(
    name = "example",
    header = "Makes what the shipped examples need.",
    description = "The data is synthetic and made from a seed.")
final class ExampleCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a subcommand: data");
  }
}
