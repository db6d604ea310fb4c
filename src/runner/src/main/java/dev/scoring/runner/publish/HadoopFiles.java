package dev.scoring.runner.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.StreamCapabilities;

/** HDFS and object stores. */
class HadoopFiles implements PublishFiles {
  private final FileSystem files;
  private final Configuration conf;

  HadoopFiles(FileSystem files, Configuration conf) {
    this.files = files;
    this.conf = conf;
  }

  static PublishFiles of(Path output, Configuration conf) throws IOException {
    FileSystem files = output.getFileSystem(conf);
    return output.toUri().getScheme().equals("file")
        ? new LocalFiles(files, conf)
        : new HadoopFiles(files, conf);
  }

  @Override
  public OptionalLong size(Path file) throws IOException {
    try {
      FileStatus status = files.getFileStatus(file);
      return status.isFile() ? OptionalLong.of(status.getLen()) : OptionalLong.empty();
    } catch (FileNotFoundException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    int above = files.makeQualified(folder).toUri().getPath().length();
    try {
      RemoteIterator<LocatedFileStatus> each = files.listFiles(folder, true);
      while (each.hasNext()) {
        String path = each.next().getPath().toUri().getPath();
        names.add(path.length() > above ? path.substring(above + 1) : "");
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return names;
  }

  @Override
  public Optional<String> entry(Path folder) throws IOException {
    try {
      RemoteIterator<FileStatus> each = files.listStatusIterator(folder);
      return each.hasNext() ? Optional.of(each.next().getPath().getName()) : Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> read(Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    try (FSDataOutputStream out = files.create(file, true)) {
      out.write(content);
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    }
  }

  @Override
  public boolean move(Path from, Path to) throws IOException {
    if (size(from).isEmpty()) {
      return false;
    }
    files.mkdirs(to.getParent());
    try {
      if (files.rename(from, to)) {
        return true;
      }
    } catch (FileNotFoundException e) {
      return moved(from, e);
    }
    return moved(from, null);
  }

  /** Another driver may have been quicker: then the file is gone and nothing is wrong. */
  private boolean moved(Path from, IOException cause) throws IOException {
    if (size(from).isPresent()) {
      throw new IOException("'" + from + "' could not be renamed", cause);
    }
    return false;
  }

  @Override
  public FolderMove moveFolder(Path from, Path to) throws IOException {
    try {
      deleteIfEmpty(to);
      files.mkdirs(to.getParent());
      FileContext.getFileContext(to.toUri(), conf).rename(from, to, Rename.NONE);
      return FolderMove.MOVED;
    } catch (FileAlreadyExistsException e) {
      return FolderMove.TARGET_EXISTS;
    } catch (FileNotFoundException e) {
      return FolderMove.SOURCE_ABSENT;
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    files.delete(file, false);
  }

  @Override
  public void deleteIfEmpty(Path folder) throws IOException {
    try {
      if (files.getFileStatus(folder).isDirectory() && files.listStatus(folder).length == 0) {
        files.delete(folder, false);
      }
    } catch (FileNotFoundException e) {
      return;
    }
  }
}
