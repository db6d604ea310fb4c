package dev.scoring.cli;

import dev.scoring.cli.term.Console;
import dev.scoring.runner.bundle.LocalBundles;
import dev.scoring.runner.local.LocalScoring;
import java.nio.file.Path;

/** The {@code scoring} command. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Interruption interruption = Interruption.bySignal();
    CommandContext context =
        new CommandContext(
            Console.ofProcess(),
            LocalScoring::start,
            LocalBundles::resolve,
            Path.of("").toAbsolutePath(),
            interruption);
    int code = CommandLines.of(context).execute(args);
    context.console().out().flush();
    interruption.finished();
    System.exit(code);
  }
}
