package dev.scoring.cli;

import dev.scoring.cli.term.Console;
import dev.scoring.runner.local.LocalScoring;
import java.nio.file.Path;
import java.util.Map;

/**
 * What every command gets from the outside.
 *
 * @param console the streams
 * @param starter starts scoring in this process
 * @param folder the folder that relative arguments are relative to
 * @param interruption knows whether the user asked to stop
 */
record CommandContext(Console console, Starter starter, Path folder, Interruption interruption) {

  /** Starts scoring in this process. */
  @FunctionalInterface
  interface Starter {
    /** As {@link LocalScoring#start}. */
    LocalScoring start(int cores, Map<String, String> conf);
  }
}
