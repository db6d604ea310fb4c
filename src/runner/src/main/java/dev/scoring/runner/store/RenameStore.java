package dev.scoring.runner.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * HDFS and what behaves like it: the name node renames without overwriting in one step. Hadoop's
 * own local file system does not, see {@link LinkStore}.
 */
final class RenameStore implements ExclusiveStore {
  private final FileContext files;

  RenameStore(FileContext files) {
    this.files = files;
  }

  @Override
  public CreateOutcome createExclusively(Path path, byte[] content) throws IOException {
    Path temporary =
        new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID() + ".tmp");
    write(temporary, content);
    try {
      files.rename(temporary, path, Rename.NONE);
      return new CreateOutcome.Created();
    } catch (FileAlreadyExistsException e) {
      files.delete(temporary, false);
      return new CreateOutcome.AlreadyThere(
          read(path)
              .orElseThrow(() -> new IOException("'" + path + "' was there and is not now", e)));
    }
  }

  private void write(Path temporary, byte[] content) throws IOException {
    try (FSDataOutputStream out =
        files.create(temporary, EnumSet.of(CreateFlag.CREATE), CreateOpts.createParent())) {
      out.write(content);
      out.hsync();
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
      RemoteIterator<LocatedFileStatus> each = files.util().listFiles(folder, true);
      while (each.hasNext()) {
        Path path = each.next().getPath();
        if (!path.getName().startsWith(".")) {
          found.add(path);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return found;
  }

  @Override
  public void delete(Path path) throws IOException {
    try {
      files.delete(path, false);
    } catch (FileNotFoundException e) {
      return;
    }
  }
}
