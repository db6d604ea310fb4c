package dev.scoring.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
    name = "completion",
    header = "Prints a completion script for bash and zsh.",
    description = "In zsh, run 'autoload -U +X bashcompinit && bashcompinit' first.",
    footer = {"", "Example:", "  source <(scoring completion)"})
final class CompletionCommand implements Runnable {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    context.console().out().print(AutoComplete.bash("scoring", spec.root().commandLine()));
  }
}
