package dev.scoring.runner.publish;

import java.io.IOException;

/** Ends a process, as it were, at one of its store calls. */
public final class Crash {

  /** The process ended. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A call to a store. */
  @FunctionalInterface
  public interface Call<T> {
    T run() throws IOException;
  }

  private final int at;
  private final Runnable before;
  private int calls;

  /** Ends before the call with this number, from 1. */
  Crash(int at) {
    this(
        at,
        () -> {
          throw new Died();
        });
  }

  /** Instead of ending, does something else before the call. */
  Crash(int at, Runnable before) {
    this.at = at;
    this.before = before;
  }

  /** Passes a call on, or ends. */
  public <T> T around(Call<T> call) throws IOException {
    if (++calls == at) {
      before.run();
    }
    return call.run();
  }
}
