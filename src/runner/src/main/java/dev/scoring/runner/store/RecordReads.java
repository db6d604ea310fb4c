package dev.scoring.runner.store;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;

/** Reads many small documents at once, since an object store takes its time for each. */
final class RecordReads {
  /** How many are read at a time. */
  static final int THREADS = 16;

  /** Up to so many are read one after another: starting threads would not pay. */
  static final int FEW = 4;

  private RecordReads() {}

  /** Reads one document; empty if it is gone. */
  @FunctionalInterface
  interface Read<T> {
    Optional<T> of(Path path) throws IOException;
  }

  /**
   * What is at the paths, in their order, without those that are gone. Of several errors the one of
   * the first path is thrown, as it came.
   */
  static <T> List<T> all(List<Path> paths, Read<T> read) throws IOException {
    List<T> found = new ArrayList<>(paths.size());
    if (paths.size() <= FEW) {
      for (Path path : paths) {
        read.of(path).ifPresent(found::add);
      }
      return found;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(THREADS, paths.size()));
    try {
      List<Future<Optional<T>>> running =
          paths.stream().map(path -> pool.submit(() -> read.of(path))).toList();
      for (Future<Optional<T>> one : running) {
        await(one).ifPresent(found::add);
      }
      return found;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T await(Future<T> one) throws IOException {
    try {
      return one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScoringFailure(
          FailureReason.INTERRUPTED,
          "the run was asked to stop while it read its records; start it again and it resumes",
          e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static IOException thrown(Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException failed ? failed : new IOException(cause);
  }
}
