package dev.scoring.contract.read;

/** Unwinds a parser; never leaves the package. */
final class RefusedDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedDocument(String message) {
    super(message, null, false, false);
  }

  RefusedDocument(Position at, String message) {
    this(at + ": " + message);
  }
}
