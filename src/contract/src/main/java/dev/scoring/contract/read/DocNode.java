package dev.scoring.contract.read;

import java.util.List;

/** A document's value with its place, before it is held against a type. */
sealed interface DocNode {

  /** Where it begins. */
  Position at();

  /**
   * A single value.
   *
   * @param text as written, without quotes
   * @param quoted whether quotes, or a block style, or a tag say that it is text
   */
  record Scalar(String text, boolean quoted, Position at) implements DocNode {

    /** What it is taken for when text is not asked for. */
    PlainKind kind() {
      return quoted ? PlainKind.TEXT : PlainKind.of(text);
    }
  }

  /** A list. */
  record Items(List<DocNode> values, Position at) implements DocNode {}

  /** A mapping; duplicate keys are still there. */
  record Fields(List<Entry> entries, Position at) implements DocNode {}

  /** One key of a mapping with its value. */
  record Entry(Scalar key, DocNode value) {}

  /** Whether the document says nothing here, or says null. */
  default boolean isNull() {
    return this instanceof Scalar s && s.kind() == PlainKind.NULL;
  }
}
