package dev.scoring.engine.column;

/** The type of an input column as far as encoding goes; what a schema is checked with. */
public sealed interface ColumnType {

  /** Numbers, booleans, decimals, dates and timestamps. */
  record Numeric(NumericType type) implements ColumnType {}

  /** UTF-8 text. */
  record Text() implements ColumnType {}

  /** Lists of numbers or text; lists of lists are {@link Other}. */
  record ListOf(ColumnType element) implements ColumnType {}

  /**
   * Anything else.
   *
   * @param name what the reader calls it, for messages
   */
  record Other(String name) implements ColumnType {}
}
