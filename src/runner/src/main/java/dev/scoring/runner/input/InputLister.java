package dev.scoring.runner.input;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.plan.InputFile;
import dev.scoring.runner.plan.InputFile.Splitting;
import dev.scoring.runner.store.StorageFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists input locations once: files, folders with all below them, and globs. */
public final class InputLister {
  private static final String FIELD = "spec.input.uri";

  private final Configuration conf;
  private final DataFormat format;
  private final Optional<Path> basePath;
  private final Function<Path, Splitting> splitting;

  private final Map<String, InputFile> files = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private int listedTwice;
  private List<String> partitionColumns;
  private Path partitionExample;

  private InputLister(
      Configuration conf,
      DataFormat format,
      Optional<Path> basePath,
      Function<Path, Splitting> splitting) {
    this.conf = conf;
    this.format = format;
    this.basePath = basePath;
    this.splitting = splitting;
  }

  /**
   * Lists all locations. As in Spark, names that begin with {@code .} or with {@code _} (without a
   * {@code =}) are skipped, and partition columns are those of folders below a location, or below
   * the reader option {@code basePath}.
   *
   * @param locations files, folders or globs
   * @param options reader options
   * @param splitting whether a file can be cut
   * @throws ScoringFailure INPUT_NOT_FOUND with the location, INPUT_EMPTY, INPUT_SCHEMA when
   *     folders disagree on partition columns, INPUT_UNREADABLE for a Parquet or ORC file without
   *     bytes, STORE_UNAVAILABLE when a store does not answer or refuses
   */
  public static InputListing list(
      List<String> locations,
      DataFormat format,
      Map<String, String> options,
      Function<Path, Splitting> splitting,
      Configuration conf) {
    Optional<Path> base =
        options.entrySet().stream()
            .filter(option -> option.getKey().equalsIgnoreCase("basePath"))
            .map(option -> qualified("spec.input.options.basePath", option.getValue(), conf))
            .findFirst();
    return new InputLister(conf, format, base, splitting).list(locations);
  }

  /**
   * A location with scheme and authority.
   *
   * @param field what to name when it is none
   */
  public static Path qualified(String field, String location, Configuration conf) {
    try {
      Path path = new Path(location);
      return path.getFileSystem(conf).makeQualified(path);
    } catch (IllegalArgumentException | IOException e) {
      throw StorageFault.ofUri(field, location, e);
    }
  }

  private InputListing list(List<String> locations) {
    List<String> qualified = new ArrayList<>();
    for (String location : locations) {
      Path path = qualified(FIELD, location, conf);
      qualified.add(path.toString());
      try {
        add(location, path);
      } catch (IOException e) {
        throw StorageFault.unavailable(path, e);
      }
    }
    if (files.isEmpty()) {
      throw new ScoringFailure(
          FailureReason.INPUT_EMPTY,
          FIELD
              + ": there is no data file in "
              + String.join(", ", locations)
              + "; check that the job before this one wrote it");
    }
    if (listedTwice > 0) {
      notes.add(listedTwice + " files are in more than one input location; each is scored once");
    }
    List<String> columns = partitionColumns == null ? List.of() : partitionColumns;
    return new InputListing(qualified, List.copyOf(files.values()), columns, notes);
  }

  private void add(String location, Path path) throws IOException {
    FileSystem fs = path.getFileSystem(conf);
    List<FileStatus> roots = roots(fs, path);
    if (roots.isEmpty()) {
      throw new ScoringFailure(
          FailureReason.INPUT_NOT_FOUND,
          FIELD + ": nothing is at '" + location + "' (" + path + "); correct it");
    }
    for (FileStatus root : roots) {
      if (root.isFile()) {
        add(root, root.getPath().getParent());
      } else {
        addFolder(fs, root.getPath());
      }
    }
  }

  /** What is there under the very name, else what a glob matches. */
  private static List<FileStatus> roots(FileSystem fs, Path path) throws IOException {
    try {
      return List.of(fs.getFileStatus(path));
    } catch (FileNotFoundException absent) {
      FileStatus[] matches = fs.globStatus(path);
      return matches == null ? List.of() : Arrays.asList(matches);
    }
  }

  private void addFolder(FileSystem fs, Path root) throws IOException {
    RemoteIterator<LocatedFileStatus> all = fs.listFiles(root, true);
    while (all.hasNext()) {
      FileStatus file = all.next();
      if (!hidden(root, file.getPath())) {
        add(file, root);
      }
    }
  }

  private static boolean hidden(Path root, Path file) {
    for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
      String name = at.getName();
      boolean marked = name.startsWith("_") && !name.contains("=");
      if (marked || name.startsWith(".") || name.endsWith("._COPYING_")) {
        return true;
      }
    }
    return false;
  }

  private void add(FileStatus status, Path root) {
    Path path = status.getPath();
    // Listings spell one file as file:/x or file:///x; a path made of text has one spelling.
    String uri = new Path(path.toString()).toUri().toString();
    if (files.containsKey(uri)) {
      listedTwice++;
      return;
    }
    if (status.getLen() == 0) {
      refuseWithoutBytes(path);
      return;
    }
    Path base = basePath.filter(declared -> above(declared, path)).orElse(root);
    PartitionFolders folders = PartitionFolders.of(base, path);
    checkColumns(folders.names(), path);
    files.put(
        uri,
        new InputFile(
            uri,
            status.getLen(),
            status.getModificationTime(),
            folders.values(),
            splitting.apply(path)));
  }

  private static boolean above(Path base, Path file) {
    return file.toString().startsWith(base + "/");
  }

  private void refuseWithoutBytes(Path path) {
    switch (format) {
      case PARQUET, ORC ->
          throw new ScoringFailure(
              FailureReason.INPUT_UNREADABLE,
              path + " is empty (0 bytes), which no " + format.id() + " file is; replace the file");
      case CSV, JSON -> notes.add(path + " is empty and has no rows");
    }
  }

  private void checkColumns(List<String> names, Path path) {
    if (partitionColumns == null) {
      partitionColumns = names;
      partitionExample = path;
    } else if (!partitionColumns.equals(names)) {
      throw new ScoringFailure(
          FailureReason.INPUT_SCHEMA,
          FIELD
              + ": the folders of "
              + path
              + " have the partition columns "
              + names
              + ", but those of "
              + partitionExample
              + " have "
              + partitionColumns
              + "; name folders of one layout, or set spec.input.options.basePath");
    }
  }
}
