package dev.scoring.cli;

import java.util.Properties;

/** Decides how much Spark, Hadoop and DJL log; must come before the first logger. */
final class LogSettings {
  private static final String PROPERTY = "log4j2.configurationFile";
  private static final String PLACE = "classpath:dev/scoring/cli/";

  private LogSettings() {}

  /** How much is logged to standard error. */
  enum Level {
    QUIET,
    VERBOSE
  }

  /** Chooses the configuration, unless the user chose one with a system property. */
  static void apply(Level level, Properties properties) {
    String file = level == Level.VERBOSE ? "log4j2-verbose.properties" : "log4j2-quiet.properties";
    properties.putIfAbsent(PROPERTY, PLACE + file);
  }
}
