package dev.scoring.engine.model;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.util.List;
import java.util.Locale;

/** Tells PyTorch's errors apart by their text, which is all that DJL passes on. */
final class EngineErrors {
  private static final List<String> OUT_OF_MEMORY =
      List.of(
          "out of memory",
          "std::bad_alloc",
          "not enough memory",
          "can't allocate memory",
          "cannot allocate memory",
          "cublas_status_alloc_failed");
  private static final List<String> DEVICE_LOST =
      List.of(
          "device-side assert",
          "an illegal memory access was encountered",
          "unspecified launch failure",
          "cuda error: misaligned address",
          "uncorrectable ecc error");

  private EngineErrors() {}

  /** What an error of a forward pass means. */
  enum Kind {
    /** A smaller batch may pass. */
    OUT_OF_MEMORY,
    /** Nothing will pass on that device until the process ends. */
    DEVICE_LOST,
    /** Anything else. */
    OTHER
  }

  static Kind kind(Throwable error) {
    String text = text(error).toLowerCase(Locale.ROOT);
    if (DEVICE_LOST.stream().anyMatch(text::contains)) {
      return Kind.DEVICE_LOST;
    }
    return OUT_OF_MEMORY.stream().anyMatch(text::contains) ? Kind.OUT_OF_MEMORY : Kind.OTHER;
  }

  /**
   * PyTorch's own sentence: the last line of a TorchScript trace, the first line of anything else,
   * without a full stop.
   */
  static String sentence(Throwable error) {
    List<String> lines = text(error).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (lines.isEmpty()) {
      return error.getClass().getSimpleName();
    }
    boolean trace = lines.get(0).contains("TorchScript interpreter");
    String line = lines.get(trace ? lines.size() - 1 : 0);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** The failure of a forward pass. */
  static ScoringFailure ofForward(Throwable error, int rows, ComputeDevice device) {
    String pass = "the forward pass of " + rows + (rows == 1 ? " row on " : " rows on ") + device;
    return switch (kind(error)) {
      case OUT_OF_MEMORY ->
          new ScoringFailure(
              FailureReason.OUT_OF_MEMORY,
              "Memory ran out in " + pass + ": " + sentence(error) + "; use a smaller batch.",
              error);
      case DEVICE_LOST ->
          new ScoringFailure(
              FailureReason.ENGINE_FAILED,
              "The device was lost in "
                  + pass
                  + ": "
                  + sentence(error)
                  + "; this process cannot use it again.",
              error);
      case OTHER ->
          new ScoringFailure(
              FailureReason.ENGINE_FAILED,
              "PyTorch ended " + pass + ": " + sentence(error) + ".",
              error);
    };
  }

  private static String text(Throwable error) {
    return error.getMessage() == null ? "" : error.getMessage();
  }
}
