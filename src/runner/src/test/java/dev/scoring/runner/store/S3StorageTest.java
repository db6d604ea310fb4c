package dev.scoring.runner.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.engine.bundle.BundleArchive;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.runner.StoredRun;
import dev.scoring.runner.bundle.LocalBundles;
import dev.scoring.runner.publish.OutputState;
import dev.scoring.runner.publish.Published;
import dev.scoring.runner.publish.Publisher;
import dev.scoring.runner.s3.S3Server;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3A, with the SDK's modules instead of its bundle, against a server that speaks S3. */
class S3StorageTest extends ExclusiveStoreConformance {
  @TempDir static java.nio.file.Path temp;
  private static S3Server server;
  private static Configuration conf;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(temp);
    conf = server.configuration();
  }

  @AfterAll
  static void stop() throws Exception {
    FileSystem.closeAll();
    server.close();
  }

  @Override
  ExclusiveStore store() throws IOException {
    return ExclusiveStores.of(folder(), conf);
  }

  @Override
  Path folder() {
    return new Path("s3a://" + S3Server.BUCKET + "/" + UUID.randomUUID());
  }

  /** The server looks and writes in two steps, so that two racers can both win, unlike on S3. */
  @Override
  int races() {
    return 0;
  }

  private WorkPlace place(Path output, String run) {
    return WorkPlace.of(output.toString(), run, conf);
  }

  private void write(Path path, String content) throws IOException {
    try (FSDataOutputStream out = path.getFileSystem(conf).create(path, true)) {
      out.write(content.getBytes(UTF_8));
    }
  }

  private Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    RemoteIterator<LocatedFileStatus> each = folder.getFileSystem(conf).listFiles(folder, true);
    while (each.hasNext()) {
      String path = each.next().getPath().toString();
      names.add(path.substring(folder.toString().length() + 1));
    }
    return names;
  }

  private RunStore committed(Path output, String id, String... contents) throws IOException {
    WorkPlace place = place(output, id);
    RunStore run = RunStore.open(place, conf);
    run.probe();
    run.claim("plan".getBytes(UTF_8));
    for (int unit = 0; unit < contents.length; unit++) {
      UUID attempt = UUID.randomUUID();
      String name = "day=2026-11-20/part-" + id + "-" + unit + ".txt";
      write(new Path(place.attempt(unit, 0, attempt) + "/" + name), contents[unit]);
      UnitFile file = new UnitFile(name, contents[unit].length(), 1, null);
      RowBalance balance = new RowBalance(1, 1, 0, 0, 0);
      run.commit(new UnitRecord(unit, 0, attempt, 1, List.of(file), balance));
    }
    return run;
  }

  @Test
  void aRunIsPublishedByCopiesAndReplacedByAnother() throws Exception {
    Path output = folder();
    RunStore first = committed(output, "r1", "one", "two");
    Publisher publisher = Publisher.of(first, conf);
    Published published = publisher.publish(first.records().values(), IfExists.FAIL, p -> "{}");
    assertThat(published.files()).isEqualTo(2);
    assertThat(names(output))
        .containsExactly(
            "_SUCCESS",
            "_scoring/r1/manifest.json",
            "day=2026-11-20/part-r1-0.txt",
            "day=2026-11-20/part-r1-1.txt");
    assertThat(publisher.inspect()).isEqualTo(new OutputState.Published("{}"));

    RunStore second = committed(output, "r2", "three");
    Publisher replacing = Publisher.of(second, conf);
    assertThatThrownBy(() -> replacing.publish(second.records().values(), IfExists.FAIL, p -> "{}"))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("is at 's3a://scoring/");
    replacing.publish(second.records().values(), IfExists.OVERWRITE, p -> "{}");
    assertThat(names(output))
        .containsExactly("_SUCCESS", "_scoring/r2/manifest.json", "day=2026-11-20/part-r2-0.txt");
  }

  @Test
  void aSecondRunAtTheOutputFindsItBusy() throws Exception {
    Path output = folder();
    committed(output, "r1", "one");
    RunStore second = RunStore.open(place(output, "r2"), conf);
    assertThat(Publisher.of(second, conf).inspect()).isEqualTo(new OutputState.Busy(List.of("r1")));
    assertThatThrownBy(() -> second.claim("plan".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ScoringFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_BUSY));
  }

  @Test
  void aWholeRunReadsItsInputAndItsBundleFromTheStoreAndPublishesThere() throws Exception {
    StoredRun.check(folder(), server.settings(), temp.resolve("whole"));
  }

  @Test
  void aBundleIsBroughtFromAFolderAndFromAnArchive() throws Exception {
    java.nio.file.Path local =
        java.nio.file.Path.of("../../examples/car-buyers/bundle").toAbsolutePath();
    java.nio.file.Path zip = temp.resolve("bundle.zip");
    BundleArchive.pack(local, zip);
    Path root = folder();
    FileSystem files = root.getFileSystem(conf);
    files.copyFromLocalFile(new Path(local.toUri()), new Path(root, "v7"));
    files.copyFromLocalFile(new Path(zip.toUri()), new Path(root, "v7.zip"));
    String digest = ModelBundle.open(local).digest();
    ModelBundle folder = LocalBundles.resolve(root + "/v7", null, conf);
    ModelBundle archive = LocalBundles.resolve(root + "/v7.zip", null, conf);
    assertThat(folder.digest()).isEqualTo(digest);
    assertThat(archive.digest()).isEqualTo(digest);
    assertThat(LocalBundles.resolve(root + "/elsewhere", digest, conf)).isSameAs(folder);
  }

  @Test
  void aMissingBundleIsNotFoundAndASilentStoreIsUnavailable() {
    String missing = folder().toString();
    assertThatThrownBy(() -> LocalBundles.resolve(missing, null, conf))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MODEL_NOT_FOUND))
        .hasMessage(
            "spec.model.uri: there is no bundle at '"
                + missing
                + "'; correct the URI or upload the folder or its zip");
    Configuration silent = new Configuration(conf);
    silent.set("fs.s3a.endpoint", "http://127.0.0.1:1");
    silent.set("fs.s3a.impl.disable.cache", "true");
    assertThatThrownBy(() -> LocalBundles.resolve(missing, null, silent))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.STORE_UNAVAILABLE))
        .hasMessageContaining("the store of '" + missing + "' failed");
  }
}
