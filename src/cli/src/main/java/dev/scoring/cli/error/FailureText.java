package dev.scoring.cli.error;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.scoring.contract.failure.FailureReason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Failures as people and machines read them. */
public final class FailureText {
  private FailureText() {}

  /** Whether stack traces are shown. */
  public enum Detail {
    SENTENCES,
    STACK_TRACE
  }

  /**
   * A failure in JSON.
   *
   * @param reason {@link FailureReason#id()}
   * @param message every sentence, joined by semicolons
   * @param retryable whether the same command may end otherwise later
   * @param exitCode the process's exit code
   */
  @JsonPropertyOrder({"reason", "message", "retryable", "exitCode"})
  public record FailureJson(String reason, String message, boolean retryable, int exitCode) {}

  /** Lines for standard error: an error line for each sentence, and what to do. */
  public static List<String> lines(Failure failure, Detail detail) {
    FailureReason reason = failure.reason();
    List<String> lines = new ArrayList<>();
    if (detail == Detail.STACK_TRACE) {
      lines.addAll(stackTrace(failure.cause()));
    }
    failure.sentences().forEach(sentence -> lines.add("error: " + sentence));
    lines.add("  " + reason.remedy());
    lines.add("  (" + reason.id() + ", exit code " + reason.exitCode() + ")");
    return lines;
  }

  /** The same for machines. */
  public static FailureJson json(Failure failure) {
    FailureReason reason = failure.reason();
    return new FailureJson(
        reason.id(), String.join("; ", failure.sentences()), reason.retryable(), reason.exitCode());
  }

  private static List<String> stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().lines().toList();
  }
}
