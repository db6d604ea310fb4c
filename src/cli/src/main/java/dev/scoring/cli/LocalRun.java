package dev.scoring.cli;

import dev.scoring.cli.manifest.ManifestFile;
import dev.scoring.cli.term.ProgressDisplay;
import dev.scoring.runner.local.LocalScoring;

/** Does one piece of work with Spark in this process, under a progress display. */
final class LocalRun {
  private final CommandContext context;
  private final LocalOptions options;

  LocalRun(CommandContext context, LocalOptions options) {
    this.context = context;
    this.options = options;
  }

  /** What is done while the session is there. */
  @FunctionalInterface
  interface Work<T> {
    T with(LocalScoring scoring, DisplayListener listener);
  }

  /** Starts a session, works, stops it; Ctrl-C interrupts the work. */
  <T> T call(ManifestFile manifest, Work<T> work) {
    try (ProgressDisplay display = ProgressDisplay.start(context.console(), "Scoring");
        DisplayListener listener = new DisplayListener(display);
        LocalScoring scoring = start(manifest)) {
      T result = work.with(scoring, listener);
      listener.succeeded();
      return result;
    }
  }

  private LocalScoring start(ManifestFile manifest) {
    context.interruption().arm(Thread.currentThread(), context.console().err());
    return context
        .starter()
        .start(options.cores(), options.conf(manifest.manifest().spec().sparkConf()));
  }
}
