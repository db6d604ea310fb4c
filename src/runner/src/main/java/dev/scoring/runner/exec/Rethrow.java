package dev.scoring.runner.exec;

/** Passes checked exceptions of Scala code through, as Scala itself does. */
final class Rethrow {
  private Rethrow() {}

  /** Throws what it is given, checked or not; callers throw the result, which never comes. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
