package dev.scoring.runner.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.BundleArchive;
import dev.scoring.engine.bundle.ModelBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBundlesTest {
  private static final Path BUNDLE = Path.of("../../examples/car-buyers/bundle").toAbsolutePath();
  @TempDir Path temp;

  private Configuration conf() {
    Configuration conf = new Configuration();
    conf.set(LocalBundles.CACHE_FOLDER, temp.resolve("cache").toString());
    return conf;
  }

  @Test
  void aLocalFolderIsOpenedInPlace() {
    ModelBundle bundle = LocalBundles.resolve(BUNDLE.toUri().toString(), null, conf());
    assertThat(bundle.descriptor().name()).isEqualTo("car-buyers");
    assertThat(temp.resolve("cache")).doesNotExist();
  }

  @Test
  void anArchiveHasTheFoldersDigestAndIsBroughtOnceForManyTasks() throws Exception {
    Path copy = changedCopy("archive");
    Path zip = temp.resolve("bundle.zip");
    BundleArchive.pack(copy, zip);
    String digest = ModelBundle.open(copy).digest();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<ModelBundle>> tasks = new ArrayList<>();
      for (int task = 0; task < 8; task++) {
        tasks.add(pool.submit(() -> LocalBundles.resolve(zip.toUri().toString(), digest, conf())));
      }
      ModelBundle first = tasks.get(0).get(60, TimeUnit.SECONDS);
      assertThat(first.digest()).isEqualTo(digest);
      for (Future<ModelBundle> task : tasks) {
        assertThat(task.get(60, TimeUnit.SECONDS)).isSameAs(first);
      }
    } finally {
      pool.shutdownNow();
    }
    try (var fetched = Files.list(temp.resolve("cache"))) {
      assertThat(fetched).hasSize(1);
    }
  }

  @Test
  void anotherDigestThanThePinnedOneIsRefusedWithBoth() {
    String pinned = "sha256:" + "0".repeat(64);
    String actual = ModelBundle.open(BUNDLE).digest();
    assertThatThrownBy(() -> LocalBundles.resolve(BUNDLE.toUri().toString(), pinned, conf()))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MODEL_DIGEST_MISMATCH))
        .hasMessageStartingWith("spec.model.digest: the bundle at '")
        .hasMessageContaining("has digest " + actual + ", but " + pinned + " is pinned");
  }

  @Test
  void anArchiveThatIsNoneLeavesNothingBehind() throws Exception {
    Path zip = Files.writeString(temp.resolve("bundle.zip"), "not a zip");
    assertThatThrownBy(() -> LocalBundles.resolve(zip.toUri().toString(), null, conf()))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MODEL_INVALID))
        .hasMessageContaining("zip");
    assertThat(temp.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void aBundleThatIsNotThereIsNotFoundAndASchemeWithoutAFileSystemIsNamed() {
    assertThatThrownBy(
            () -> LocalBundles.resolve(temp.resolve("none").toUri().toString(), null, conf()))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MODEL_NOT_FOUND))
        .hasMessageStartingWith("spec.model.uri: there is no bundle at 'file:");
    assertThatThrownBy(() -> LocalBundles.resolve("nosuch://a/b", null, conf()))
        .isInstanceOfSatisfying(
            ScoringFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.SPEC_INVALID))
        .hasMessageStartingWith("spec.model.uri: no file system is installed for 'nosuch://a/b'");
  }

  /** A copy whose content, and so whose digest, no other test knows. */
  private Path changedCopy(String name) throws Exception {
    Path copy = temp.resolve(name);
    try (var files = Files.walk(BUNDLE)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(BUNDLE.relativize(file).toString()));
      }
    }
    Path yaml = copy.resolve("model.yaml");
    Files.writeString(yaml, Files.readString(yaml) + "# " + name + "\n");
    return copy;
  }
}
