package dev.scoring.cli.error;

import dev.scoring.contract.read.Finding;
import java.util.List;

/** Everything that is wrong with a document, found at once. */
public final class FindingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> sentences;

  /** At least one finding. */
  public FindingsException(List<Finding> findings) {
    super(String.join("; ", findings.stream().map(Finding::toString).toList()));
    this.sentences = findings.stream().map(Finding::toString).toList();
  }

  /** Path and message of each finding. */
  public List<String> sentences() {
    return sentences;
  }
}
