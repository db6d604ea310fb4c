package dev.scoring.runner.write;

import dev.scoring.runner.store.LocalDisk;
import dev.scoring.runner.store.UnitFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.types.StructType;

/** The files of one attempt: opens them by Spark's factory, closes them and seals them. */
final class AttemptFiles {

  /** A file that is being written. */
  static final class OpenFile {
    private final int sequence;
    private final String name;
    private final OutputWriter writer;
    private long rows;

    OpenFile(int sequence, String name, OutputWriter writer) {
      this.sequence = sequence;
      this.name = name;
      this.writer = writer;
    }

    OutputWriter writer() {
      return writer;
    }

    String name() {
      return name;
    }

    long rows() {
      return rows;
    }

    void counted(long more) {
      rows += more;
    }
  }

  private record Closed(int sequence, UnitFile file) {}

  private final OutputWriterFactory factory;
  private final StructType schema;
  private final TaskAttemptContext context;
  private final Path folder;
  private final FileSystem files;
  private final String prefix;
  private final String suffix;
  private final List<OpenFile> open = new ArrayList<>();
  private final List<Closed> closed = new ArrayList<>();
  private int next;

  AttemptFiles(
      OutputWriterFactory factory,
      StructType schema,
      TaskAttemptContext context,
      Path folder,
      int unit,
      UUID attempt)
      throws IOException {
    this.factory = factory;
    this.schema = schema;
    this.context = context;
    this.folder = folder;
    this.files = folder.getFileSystem(context.getConfiguration());
    this.prefix = String.format(Locale.ROOT, "part-%05d-", unit);
    this.suffix = "-" + attempt + factory.getFileExtension(context);
  }

  Path folder() {
    return folder;
  }

  /**
   * Opens the attempt's next file.
   *
   * @param partition its folder below the output; empty for none
   */
  OpenFile open(String partition) throws IOException {
    int sequence = next++;
    String name = prefix + String.format(Locale.ROOT, "%05d", sequence) + suffix;
    String relative = partition.isEmpty() ? name : partition + "/" + name;
    Path path = path(relative);
    if (path.toUri().getScheme().equals("file")) {
      LocalDisk.createFolders(LocalDisk.path(path.getParent()));
    }
    OpenFile file =
        new OpenFile(sequence, relative, factory.newInstance(path.toString(), schema, context));
    open.add(file);
    return file;
  }

  /** Closes a file; when this returns, its bytes are durable. */
  UnitFile close(OpenFile file) throws IOException {
    open.remove(file);
    file.writer().close();
    FileSeal seal = FileSeal.of(files, path(file.name()));
    UnitFile sealed = new UnitFile(file.name(), seal.bytes(), file.rows(), seal.checksum());
    closed.add(new Closed(file.sequence, sealed));
    return sealed;
  }

  /** Gives the writers' resources back after a failure; what they wrote stays, and counts not. */
  void abandon(Throwable because) {
    for (OpenFile file : List.copyOf(open)) {
      open.remove(file);
      try {
        file.writer().close();
      } catch (RuntimeException e) {
        because.addSuppressed(e);
      }
    }
  }

  /** All closed files, in the order in which they were begun. */
  List<UnitFile> closed() {
    return closed.stream()
        .sorted(Comparator.comparingInt(Closed::sequence))
        .map(Closed::file)
        .toList();
  }

  /** Partition folders are escaped text: a name, not a URI. */
  private Path path(String relative) {
    return new Path(folder + "/" + relative);
  }
}
