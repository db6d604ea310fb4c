package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.runner.plan.FileSlice;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Checks that a file is the one that was planned. */
final class SourceFile {
  private SourceFile() {}

  /**
   * Compares size and modification time with the plan's; a time in whole seconds only as far as it
   * goes.
   *
   * @throws ScoringFailure INPUT_CHANGED when they differ or the file is gone
   */
  static void checkUnchanged(FileSlice slice, Configuration configuration) throws IOException {
    Path path = new Path(java.net.URI.create(slice.path()));
    FileStatus status;
    try {
      status = path.getFileSystem(configuration).getFileStatus(path);
    } catch (FileNotFoundException missing) {
      throw gone(slice, missing);
    }
    if (status.getLen() != slice.fileSize()
        || !sameTime(slice.modified(), status.getModificationTime())) {
      throw new ScoringFailure(
          FailureReason.INPUT_CHANGED,
          slice.path()
              + " changed after the run was planned: it had "
              + describe(slice.fileSize(), slice.modified())
              + " and has "
              + describe(status.getLen(), status.getModificationTime())
              + "; start a new run with --fresh");
    }
  }

  /** Some S3 stores list milliseconds, but tell of one object in HTTP's seconds. */
  private static boolean sameTime(long listed, long now) {
    return listed == now || (now % 1000 == 0 && Math.floorDiv(listed, 1000L) * 1000 == now);
  }

  static ScoringFailure gone(FileSlice slice, Throwable cause) {
    return new ScoringFailure(
        FailureReason.INPUT_CHANGED,
        slice.path()
            + " is gone since the run was planned; put it back or start a new run with --fresh",
        cause);
  }

  private static String describe(long size, long modified) {
    return size + " bytes of " + Instant.ofEpochMilli(modified);
  }
}
