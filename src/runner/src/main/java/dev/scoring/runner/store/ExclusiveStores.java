package dev.scoring.runner.store;

import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;

/** The way to create exclusively that fits a file system. */
public final class ExclusiveStores {

  private ExclusiveStores() {}

  /**
   * The store for a path.
   *
   * @param path anywhere on the file system; qualified
   * @param conf the Hadoop configuration, with the credentials
   * @throws IOException if the file system cannot be opened
   */
  public static ExclusiveStore of(Path path, Configuration conf) throws IOException {
    return switch (path.toUri().getScheme().toLowerCase(Locale.ROOT)) {
      case "file" -> new LinkStore();
      case "s3a" -> new ConditionalStore(path.getFileSystem(conf), ConditionalStore.Way.S3A_OPTION);
      case "gs" ->
          new ConditionalStore(path.getFileSystem(conf), ConditionalStore.Way.NO_OVERWRITE);
      default -> new RenameStore(FileContext.getFileContext(path.toUri(), conf));
    };
  }
}
