package dev.scoring.runner.check;

/** What a check is for, which decides how far it goes. */
public enum Scope {
  /** To tell the user; the output's place is looked at and nothing is written. */
  LOOK,
  /** To run; the output's place must be free. */
  RUN,
  /** For a first look at some rows; the output's place does not matter. */
  PREVIEW
}
