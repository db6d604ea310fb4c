package dev.scoring.runner.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Object stores with conditional writes: the object appears when its stream is closed, with one PUT
 * that the store refuses if the key exists.
 */
final class ConditionalStore implements ExclusiveStore {
  private static final int TRIES = 6;
  private static final long FIRST_PAUSE_MILLIS = 50;

  /** How a file system is told not to overwrite. */
  enum Way {
    /** Hadoop's option for a check at close, which S3A sends as {@code If-None-Match: *}. */
    S3A_OPTION,
    /** Creating without overwriting, where the connector makes that a precondition of the PUT. */
    NO_OVERWRITE
  }

  private final FileSystem files;
  private final Way way;

  ConditionalStore(FileSystem files, Way way) {
    this.files = files;
    this.way = way;
  }

  @Override
  public CreateOutcome createExclusively(Path path, byte[] content) throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        put(path, content);
        return new CreateOutcome.Created();
      } catch (IOException e) {
        if (!refused(e) && !conflict(e)) {
          throw e;
        }
        last = e;
      }
      Optional<byte[]> there = read(path);
      if (there.isPresent()) {
        return new CreateOutcome.AlreadyThere(there.get());
      }
      pause(attempt);
    }
    throw new IOException(
        "'" + path + "' was refused " + TRIES + " times though it is not there", last);
  }

  private void put(Path path, byte[] content) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = files.createFile(path).recursive();
    switch (way) {
      case S3A_OPTION ->
          builder
              .overwrite(true)
              .must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
      case NO_OVERWRITE -> builder.overwrite(false);
    }
    try (FSDataOutputStream out = builder.build()) {
      out.write(content);
    }
  }

  /** S3's 412, which S3A shows as a changed remote file. */
  private static boolean refused(IOException e) {
    return e instanceof FileAlreadyExistsException
        || e instanceof java.nio.file.FileAlreadyExistsException
        || e.getClass().getSimpleName().equals("RemoteFileChangedException")
        || words(e).contains("status code: 412")
        || words(e).contains("preconditionfailed");
  }

  /** S3's 409: two conditional writes of one key met, and the caller is to try again. */
  private static boolean conflict(IOException e) {
    return words(e).contains("status code: 409") || words(e).contains("conditionalrequestconflict");
  }

  private static String words(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
  }

  private static void pause(int attempt) throws InterruptedIOException {
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted while waiting to write again");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  @Override
  public Optional<byte[]> read(Path path) throws IOException {
    try (FSDataInputStream in = files.open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> each = files.listFiles(folder, true);
      while (each.hasNext()) {
        found.add(each.next().getPath());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return found;
  }

  @Override
  public void delete(Path path) throws IOException {
    files.delete(path, false);
  }
}
