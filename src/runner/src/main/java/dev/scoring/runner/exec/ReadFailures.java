package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.plan.FileSlice;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.execution.datasources.SchemaColumnConvertNotSupportedException;

/** Names the file and the reason for whatever a file's reader throws. */
final class ReadFailures {
  private ReadFailures() {}

  /** What to throw instead; stops and failures of the process are passed on as they are. */
  static RuntimeException translate(Throwable thrown, DataFormat format, FileSlice slice) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ScoringFailure failure) {
        return failure;
      } else if (stops(cause)) {
        throw Rethrow.unchecked(thrown);
      } else if (cause instanceof SchemaColumnConvertNotSupportedException schema) {
        return otherType(schema, slice, thrown);
      } else if (cause instanceof FileNotFoundException) {
        return SourceFile.gone(slice, thrown);
      } else if (unavailable(cause)) {
        return new ScoringFailure(
            FailureReason.STORE_UNAVAILABLE,
            slice.path() + " could not be read: " + Sentences.firstLine(cause),
            thrown);
      }
    }
    return unreadable(thrown, format, slice);
  }

  /**
   * Whether it is not the file's doing. A stack overflow is: that is how damaged page headers end,
   * and Spark would end the process for it.
   */
  private static boolean stops(Throwable cause) {
    boolean timeout = cause instanceof SocketTimeoutException;
    return cause instanceof OutOfMemoryError
        || cause instanceof LinkageError
        || cause instanceof TaskKilledException
        || cause instanceof InterruptedException
        || cause instanceof ClosedByInterruptException
        || (cause instanceof InterruptedIOException && !timeout);
  }

  private static boolean unavailable(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof SocketTimeoutException
        || cause instanceof UnknownHostException
        || (cause instanceof IOException
            && cause.getClass().getName().startsWith("org.apache.hadoop.fs.s3a."));
  }

  private static ScoringFailure otherType(
      SchemaColumnConvertNotSupportedException schema, FileSlice slice, Throwable thrown) {
    return new ScoringFailure(
        FailureReason.INPUT_SCHEMA,
        "column "
            + schema.getColumn()
            + " of "
            + slice.path()
            + " is stored as "
            + schema.getPhysicalType()
            + ", but the input's schema says "
            + schema.getLogicalType()
            + "; write the file again or declare spec.input.schema",
        thrown);
  }

  private static ScoringFailure unreadable(Throwable thrown, DataFormat format, FileSlice slice) {
    String range =
        slice.whole()
            ? ""
            : " (bytes " + slice.start() + " to " + (slice.start() + slice.length()) + ")";
    return new ScoringFailure(
        FailureReason.INPUT_UNREADABLE,
        slice.path()
            + range
            + " cannot be read as "
            + format.id()
            + ": "
            + Sentences.firstLine(Sentences.root(thrown))
            + "; replace the file",
        thrown);
  }
}
