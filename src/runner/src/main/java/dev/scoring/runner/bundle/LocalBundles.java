package dev.scoring.runner.bundle;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.runner.store.StorageFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * Model bundles on this machine. A bundle whose digest is known is brought here and opened once per
 * process, however many tasks ask for it; they wait for the first one. Thread-safe.
 */
public final class LocalBundles {

  /**
   * Hadoop configuration key of the folder under which fetched bundles are kept while the process
   * lives; the platform's temporary folder when absent.
   */
  public static final String CACHE_FOLDER = "dev.scoring.bundle.cache";

  private static final Map<String, ModelBundle> OPEN = new ConcurrentHashMap<>();
  private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

  private LocalBundles() {}

  /**
   * The bundle at a URI, opened. A local folder is opened in place; everything else is copied to a
   * folder of this process, archives unpacked.
   *
   * @param uri a folder or a zip archive on any Hadoop file system
   * @param digest what the content must have, {@code sha256:...}; null takes what is there, looking
   *     at it anew on every call
   * @param conf the Hadoop configuration: default file system, credentials
   * @throws ScoringFailure {@code ModelNotFound} if the store says that nothing is there, {@code
   *     StoreUnavailable} if it cannot say, {@code ModelDigestMismatch}, {@code SpecInvalid} for a
   *     URI without a file system, and what {@link ModelBundle#open} throws
   */
  public static ModelBundle resolve(String uri, String digest, Configuration conf) {
    ModelBundle known = known(digest);
    if (known != null) {
      return known;
    }
    synchronized (LOCKS.computeIfAbsent(digest == null ? uri : digest, key -> new Object())) {
      known = known(digest);
      return known != null ? known : open(uri, digest, conf);
    }
  }

  private static ModelBundle open(String uri, String digest, Configuration conf) {
    org.apache.hadoop.fs.Path path = qualified(uri, conf);
    try {
      FileSystem files = path.getFileSystem(conf);
      FileStatus status = files.getFileStatus(path);
      if (status.isDirectory() && path.toUri().getScheme().equals("file")) {
        return checked(uri, digest, ModelBundle.open(Path.of(path.toUri().getPath())));
      }
      return fetched(uri, digest, BundleFetch.fetch(files, status, conf.get(CACHE_FOLDER)));
    } catch (FileNotFoundException e) {
      throw notFound(uri, e);
    } catch (IOException e) {
      if (e.getClass().getSimpleName().equals("UnknownStoreException")) {
        throw notFound(uri, e);
      }
      throw StorageFault.unavailable(path, e);
    }
  }

  private static ModelBundle fetched(String uri, String digest, Path folder) throws IOException {
    ModelBundle kept = null;
    try {
      kept = checked(uri, digest, ModelBundle.open(folder));
      return kept;
    } finally {
      if (kept == null || !kept.folder().equals(folder)) {
        BundleFetch.remove(folder);
      }
    }
  }

  private static org.apache.hadoop.fs.Path qualified(String uri, Configuration conf) {
    try {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(uri);
      return path.getFileSystem(conf).makeQualified(path);
    } catch (IllegalArgumentException | IOException e) {
      throw StorageFault.ofUri("spec.model.uri", uri, e);
    }
  }

  private static ModelBundle checked(String uri, String digest, ModelBundle bundle) {
    if (digest != null && !digest.equalsIgnoreCase(bundle.digest())) {
      throw new ScoringFailure(
          FailureReason.MODEL_DIGEST_MISMATCH,
          "spec.model.digest: the bundle at '"
              + uri
              + "' has digest "
              + bundle.digest()
              + ", but "
              + digest
              + " is pinned; pin the new digest or restore the bundle");
    }
    return OPEN.merge(
        bundle.digest(), bundle, (earlier, now) -> stillThere(earlier) ? earlier : now);
  }

  private static ModelBundle known(String digest) {
    ModelBundle known = digest == null ? null : OPEN.get(digest);
    return known != null && stillThere(known) ? known : null;
  }

  /** A folder that was opened in place may be gone since, while an equal one is elsewhere. */
  private static boolean stillThere(ModelBundle bundle) {
    return Files.isRegularFile(bundle.modelFile());
  }

  private static ScoringFailure notFound(String uri, IOException e) {
    return new ScoringFailure(
        FailureReason.MODEL_NOT_FOUND,
        "spec.model.uri: there is no bundle at '"
            + uri
            + "'; correct the URI or upload the folder or its zip",
        e);
  }
}
