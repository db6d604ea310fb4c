package dev.scoring.contract.read;

import java.util.List;

/** What reading a document gave: its value, or everything that is wrong with it. */
public sealed interface ReadResult<T> {

  /** The document is right. */
  record Valid<T>(T value) implements ReadResult<T> {}

  /**
   * The document is wrong.
   *
   * @param findings at least one, in document order
   */
  record Invalid<T>(List<Finding> findings) implements ReadResult<T> {
    public Invalid {
      findings = List.copyOf(findings);
    }
  }
}
