package dev.scoring.cli;

import dev.scoring.cli.term.Console;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.runner.local.LocalScoring;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * What every command gets from the outside.
 *
 * @param console the streams
 * @param starter starts scoring in this process
 * @param bundles fetches and opens model bundles
 * @param folder the folder that relative arguments are relative to
 * @param interruption knows whether the user asked to stop
 */
record CommandContext(
    Console console, Starter starter, Bundles bundles, Path folder, Interruption interruption) {

  /** Starts scoring in this process. */
  @FunctionalInterface
  interface Starter {
    /** As {@link LocalScoring#start}. */
    LocalScoring start(int cores, Map<String, String> conf);
  }

  /** Fetches and opens model bundles. */
  @FunctionalInterface
  interface Bundles {
    /**
     * Opens a bundle.
     *
     * @param location folder or {@code .zip}, with a scheme
     * @param digest what its content must have; null accepts any
     */
    ModelBundle open(String location, String digest, Configuration configuration);
  }
}
