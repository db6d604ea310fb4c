package dev.scoring.runner.publish;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;

/** Files whose every call may be the last. */
record FaultyFiles(PublishFiles files, Crash crash) implements PublishFiles {

  @Override
  public OptionalLong size(Path file) throws IOException {
    return crash.around(() -> files.size(file));
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    return crash.around(() -> files.names(folder));
  }

  @Override
  public Optional<String> entry(Path folder) throws IOException {
    return crash.around(() -> files.entry(folder));
  }

  @Override
  public Optional<byte[]> read(Path file) throws IOException {
    return crash.around(() -> files.read(file));
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    act(() -> files.write(file, content));
  }

  @Override
  public boolean move(Path from, Path to) throws IOException {
    return crash.around(() -> files.move(from, to));
  }

  @Override
  public FolderMove moveFolder(Path from, Path to) throws IOException {
    return crash.around(() -> files.moveFolder(from, to));
  }

  @Override
  public void delete(Path file) throws IOException {
    act(() -> files.delete(file));
  }

  @Override
  public void deleteIfEmpty(Path folder) throws IOException {
    act(() -> files.deleteIfEmpty(folder));
  }

  private interface Action {
    void run() throws IOException;
  }

  private void act(Action action) throws IOException {
    crash.around(
        () -> {
          action.run();
          return Boolean.TRUE;
        });
  }
}
