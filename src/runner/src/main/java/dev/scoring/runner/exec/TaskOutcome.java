package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;

/**
 * How a unit's task ended. A failure that another attempt cannot mend travels as a value, since
 * Spark tries a task that throws again.
 */
sealed interface TaskOutcome extends Serializable {

  /** The sink's result. */
  record Done(Serializable result) implements TaskOutcome {}

  /** A failure to end the run with, and the stack of where it was thrown. */
  record Failed(FailureReason reason, String message, String stack) implements TaskOutcome {
    static Failed of(ScoringFailure failure) {
      StringWriter stack = new StringWriter();
      failure.printStackTrace(new PrintWriter(stack));
      return new Failed(failure.reason(), failure.getMessage(), stack.toString());
    }

    ScoringFailure toFailure() {
      return new ScoringFailure(reason, message, new ExecutorStack(stack));
    }
  }

  /** Shows an executor's stack as the cause of a failure. */
  final class ExecutorStack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ExecutorStack(String stack) {
      super("on the executor: " + stack, null, false, false);
    }
  }
}
