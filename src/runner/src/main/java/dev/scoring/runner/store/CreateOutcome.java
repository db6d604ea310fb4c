package dev.scoring.runner.store;

/** What an exclusive creation came to. */
public sealed interface CreateOutcome {

  /** The document is this caller's, complete and durable. */
  record Created() implements CreateOutcome {}

  /** Somebody was first; perhaps this caller itself, in a call whose answer was lost. */
  final class AlreadyThere implements CreateOutcome {
    private final byte[] content;

    /** With what is there. */
    public AlreadyThere(byte[] content) {
      this.content = content.clone();
    }

    /** What the first one wrote. */
    public byte[] content() {
      return content.clone();
    }
  }
}
