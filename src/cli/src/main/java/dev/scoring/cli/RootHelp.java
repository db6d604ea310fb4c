package dev.scoring.cli;

/** What the help of the root command says after the list of commands. */
final class RootHelp {
  static final String[] FOOTER = {
    "",
    "Environment:",
    "  SCORING_JAVA_OPTS   Options of the Java process, after and over the defaults, as in -Xmx16g.",
    "                      The heap may grow to half of the machine's memory otherwise.",
    "  JAVA_HOME           The JDK, 17 or newer; the java of the PATH otherwise.",
    "  NO_COLOR            No colours when set to anything.",
    "",
    "Examples:",
    "  scoring run examples/car-buyers/scoringjob.yaml",
    "  scoring validate job.yaml",
    "  scoring run job.yaml --limit 20",
    "  scoring bundle check models/car-buyers",
    "  scoring run --help",
  };

  private RootHelp() {}
}
