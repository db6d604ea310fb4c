package dev.scoring.runner.store;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Turns what a file system threw into the reason and sentence for the user. */
public final class StorageFault {
  private static final List<String> FULL =
      List.of("no space left", "disk quota exceeded", "quotaexceeded", "quota of");
  private static final List<String> REFUSED =
      List.of(
          "accessdenied",
          "accesscontrolexception",
          "permission denied",
          "operation not permitted",
          "read-only file system",
          "readonlyfilesystem",
          "mkdirs failed",
          "not a directory",
          "notdirectory",
          "parentisnot",
          "is a file");

  private StorageFault() {}

  /**
   * A failed write to the output: {@code OutputUnwritable} where space or permission is missing,
   * {@code StoreUnavailable} for everything else.
   *
   * @param path what was being written
   */
  public static ScoringFailure writing(Path path, Throwable cause) {
    String words = chain(cause);
    if (FULL.stream().anyMatch(words::contains)) {
      return new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE,
          "spec.output.uri: no space is left to write '"
              + path
              + "' ("
              + said(cause)
              + "); free some and start the run again, it resumes",
          cause);
    }
    if (REFUSED.stream().anyMatch(words::contains)) {
      return new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE,
          "spec.output.uri: '"
              + path
              + "' cannot be written ("
              + said(cause)
              + "); check the folder and the permissions of the run's user",
          cause);
    }
    return unavailable(path, cause);
  }

  /** A store that did not do what it was asked: {@code StoreUnavailable}. */
  public static ScoringFailure unavailable(Path path, Throwable cause) {
    return new ScoringFailure(
        FailureReason.STORE_UNAVAILABLE,
        "the store of '"
            + path
            + "' failed ("
            + said(cause)
            + "); check the network, the store and the credentials and start the run again",
        cause);
  }

  /**
   * A URI that cannot be used: {@code SpecInvalid} for one that is none or whose scheme has no file
   * system, {@code StoreUnavailable} if its file system cannot be reached.
   *
   * @param field the field that holds it
   */
  public static ScoringFailure ofUri(String field, String uri, Exception cause) {
    boolean noFileSystem =
        cause instanceof UnsupportedFileSystemException
            || chain(cause).contains("classnotfoundexception")
            || chain(cause).contains("no filesystem for scheme");
    if (noFileSystem) {
      return new ScoringFailure(
          FailureReason.SPEC_INVALID,
          field
              + ": no file system is installed for '"
              + uri
              + "' ("
              + said(cause)
              + "); use file:, hdfs: or s3a:, or add its connector's jar",
          cause);
    }
    if (cause instanceof IOException || chain(cause).contains("unknownhost")) {
      return new ScoringFailure(
          FailureReason.STORE_UNAVAILABLE,
          field + ": the store of '" + uri + "' cannot be reached (" + said(cause) + ")",
          cause);
    }
    return new ScoringFailure(
        FailureReason.SPEC_INVALID,
        field + ": '" + uri + "' is not a URI that can be used (" + said(cause) + ")",
        cause);
  }

  private static String chain(Throwable cause) {
    StringBuilder words = new StringBuilder();
    Throwable at = cause;
    for (int depth = 0; at != null && depth < 10; depth++) {
      words.append(at.getClass().getSimpleName()).append(' ').append(at.getMessage()).append(' ');
      at = at.getCause();
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  /** The first line of the innermost message, without stack traces that Hadoop puts into some. */
  private static String said(Throwable cause) {
    Throwable at = cause;
    for (int depth = 0; at.getCause() != null && depth < 10; depth++) {
      at = at.getCause();
    }
    String message = at.getMessage() == null ? "no message" : at.getMessage();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    String shortened = line.length() <= 200 ? line : line.substring(0, 200) + "...";
    return at.getClass().getSimpleName() + ": " + shortened.strip();
  }
}
