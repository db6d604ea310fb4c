package dev.scoring.cli.example;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;

/**
 * Makes the input of {@code examples/car-buyers}. Row {@code i} of a seed is the same whatever the
 * format, the number of files and the threads that write them; the files in the order of their
 * names hold the rows in the order of their indices.
 */
public final class CarBuyersData {
  /** The seed of the rows that the example scores. */
  public static final long DEFAULT_SEED = 7;

  private static final long MOST_ROWS = 1_000_000_000L;
  private static final int MOST_FILES = 10_000;
  private static final int FEWEST_FILES = 4;
  private static final long FILE_BYTES = 128L << 20;
  private static final long ROW_BYTES = 90;
  private static final int ROWS_A_REPORT = 10_000;

  private final Order order;
  private final Configuration configuration;
  private final LongConsumer written;
  private final CarBuyersWorld world = new CarBuyersWorld();

  /**
   * What to make.
   *
   * @param output the folder to create, on any Hadoop file system
   * @param rows 1 to 1,000,000,000
   * @param seed any number; another seed gives other users of the same world
   * @param files 1 to 10,000, at most one a row
   * @param format {@code PARQUET} or {@code CSV} (with a header; null is an empty field)
   */
  public record Order(URI output, long rows, long seed, int files, DataFormat format) {
    public Order {
      Objects.requireNonNull(output, "output");
      within("rows", rows, MOST_ROWS);
      within("files", files, Math.min(rows, MOST_FILES));
      if (format != DataFormat.PARQUET && format != DataFormat.CSV) {
        throw invalid("format", format == null ? "null" : format.id(), "parquet or csv");
      }
    }

    private static void within(String what, long value, long most) {
      if (value < 1 || value > most) {
        throw invalid(what, Long.toString(value), "1 to " + most);
      }
    }

    private static ScoringFailure invalid(String what, String value, String allowed) {
      return new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "Example data: " + what + " is " + value + "; give " + allowed + ".");
    }
  }

  private CarBuyersData(Order order, Configuration configuration, LongConsumer written) {
    this.order = order;
    this.configuration = configuration;
    this.written = written;
  }

  /** A sensible number of files: of about 128 MB each, and at least four where rows allow. */
  public static int filesFor(long rows) {
    long bySize = (rows * ROW_BYTES + FILE_BYTES - 1) / FILE_BYTES;
    return (int) Math.max(1, Math.min(rows, Math.min(MOST_FILES, Math.max(FEWEST_FILES, bySize))));
  }

  /**
   * Writes the files beside {@code order.output()} and moves them there at once when all are
   * complete, so that a broken-off attempt never looks like data.
   *
   * @param written told of rows written, some thousands at a time, from several threads
   * @throws ScoringFailure {@code OUTPUT_EXISTS} when something is at the output already, {@code
   *     OUTPUT_UNWRITABLE} when it cannot be written, {@code INTERRUPTED}
   */
  public static void write(Order order, Configuration configuration, LongConsumer written) {
    try {
      new CarBuyersData(order, configuration, written).write();
    } catch (IOException | UncheckedIOException e) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE,
          "Example data cannot be written to " + order.output() + ": " + e.getMessage() + ".",
          e);
    }
  }

  private void write() throws IOException {
    Path target = new Path(order.output());
    FileSystem store = target.getFileSystem(configuration);
    if (store.exists(target)) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_EXISTS,
          "Something is at " + order.output() + " already; remove it or name another folder.");
    }
    store.setWriteChecksum(false);
    Path staging = new Path(target.getParent(), "_" + target.getName() + "." + UUID.randomUUID());
    try {
      writeAll(store, staging);
      if (!store.rename(staging, target)) {
        throw new IOException("the store refused to rename " + staging);
      }
    } finally {
      store.delete(staging, true);
    }
  }

  private void writeAll(FileSystem store, Path staging) throws IOException {
    int threads = Math.min(order.files(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> files = new ArrayList<>();
      for (int file = 0; file < order.files(); file++) {
        int number = file;
        files.add(
            pool.submit(
                () -> {
                  writeFile(store, staging, number);
                  return null;
                }));
      }
      for (Future<?> file : files) {
        await(file);
      }
    } finally {
      pool.shutdownNow();
      settle(pool);
    }
  }

  /** Waits until no thread writes any more, so that what they wrote can be deleted. */
  private static void settle(ExecutorService pool) {
    try {
      if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("a file is still being written after a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Future<?> file) throws IOException {
    try {
      file.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScoringFailure(
          FailureReason.INTERRUPTED, "Making example data was interrupted; start it again.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void writeFile(FileSystem store, Path staging, int file) throws IOException {
    long from = firstRow(file);
    long to = firstRow(file + 1);
    CarBuyersRows rows = new CarBuyersRows(world, order.seed());
    try (RowSink sink = open(store, staging, file)) {
      long reported = from;
      for (long i = from; i < to; i++) {
        sink.accept(rows.row(i));
        if (i + 1 - reported == ROWS_A_REPORT) {
          if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("stopped at row " + i);
          }
          written.accept(ROWS_A_REPORT);
          reported = i + 1;
        }
      }
      written.accept(to - reported);
    }
  }

  private long firstRow(int file) {
    return order.rows() * file / order.files();
  }

  private RowSink open(FileSystem store, Path staging, int file) throws IOException {
    Path path = new Path(staging, String.format("part-%05d.%s", file, order.format().id()));
    return order.format() == DataFormat.CSV
        ? new CsvRows(store.create(path, false))
        : new ParquetRows(HadoopOutputFile.fromPath(path, configuration), configuration);
  }
}
