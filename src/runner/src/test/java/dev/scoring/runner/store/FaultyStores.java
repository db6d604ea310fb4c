package dev.scoring.runner.store;

import dev.scoring.runner.publish.Crash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;

/** A run's documents whose every store call may be the last. */
public final class FaultyStores {

  private FaultyStores() {}

  /** The same documents behind calls that may crash. */
  public static RunStore runStore(RunStore healthy, FileSystem files, Crash crash) {
    return new RunStore(
        healthy.place(),
        new FaultyStore(healthy.store(), crash),
        new FaultyFileSystem(files, crash));
  }

  private record FaultyStore(ExclusiveStore store, Crash crash) implements ExclusiveStore {

    @Override
    public CreateOutcome createExclusively(Path path, byte[] content) throws IOException {
      return crash.around(() -> store.createExclusively(path, content));
    }

    @Override
    public Optional<byte[]> read(Path path) throws IOException {
      return crash.around(() -> store.read(path));
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
      return crash.around(() -> store.list(folder));
    }

    @Override
    public void delete(Path path) throws IOException {
      crash.around(
          () -> {
            store.delete(path);
            return Boolean.TRUE;
          });
    }
  }

  private static final class FaultyFileSystem extends FilterFileSystem {
    private final Crash crash;

    FaultyFileSystem(FileSystem files, Crash crash) {
      super(files);
      this.crash = crash;
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      return crash.around(() -> super.delete(path, recursive));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
      return crash.around(() -> super.listStatus(path));
    }
  }
}
