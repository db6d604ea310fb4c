package dev.scoring.cli;

/** A command that can report a failure to machines. */
interface JsonFailures {

  /** Whether a failure is printed as JSON on standard output too. */
  boolean jsonFailures();
}
