package dev.scoring.cli;

/** Checks of single arguments. */
final class Arguments {
  private Arguments() {}

  /**
   * The value itself.
   *
   * @throws UsageException below 1
   */
  static long atLeastOne(String option, long value) {
    if (value < 1) {
      throw new UsageException(option + " is " + value + "; give 1 or more.");
    }
    return value;
  }
}
