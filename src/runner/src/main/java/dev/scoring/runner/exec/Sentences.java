package dev.scoring.runner.exec;

/** What other programs' exceptions say, cut to what a user can read. */
final class Sentences {
  private static final int LONGEST = 400;

  private Sentences() {}

  /** The first line of a message, or the exception's name where there is none. */
  static String firstLine(Throwable error) {
    String message = error.getMessage();
    if (message == null || message.isBlank()) {
      return error.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElse("").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** The innermost exception, which tells most about a file. */
  static Throwable root(Throwable error) {
    Throwable root = error;
    for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
