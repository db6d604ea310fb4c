package dev.scoring.runner.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.runner.StoredRun;
import dev.scoring.runner.publish.OutputState;
import dev.scoring.runner.publish.Publisher;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDFS: a name node and a data node in this process. */
class HdfsStorageTest extends ExclusiveStoreConformance {
  @TempDir static java.nio.file.Path temp;
  private static MiniDFSCluster cluster;
  private static Configuration conf;

  @BeforeAll
  static void start() throws Exception {
    conf = new Configuration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, temp.toString());
    cluster = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  @Override
  ExclusiveStore store() throws IOException {
    return ExclusiveStores.of(folder(), conf);
  }

  @Override
  Path folder() throws IOException {
    return new Path(cluster.getFileSystem().getUri() + "/" + UUID.randomUUID());
  }

  @Override
  int races() {
    return 20;
  }

  @Test
  void aRunIsPublishedByOneRenameToANewOrEmptyFolderAndNotOverFiles() throws Exception {
    FileSystem files = cluster.getFileSystem();
    Path output = new Path(folder(), "scores");
    files.mkdirs(output);
    WorkPlace place = WorkPlace.of(output.toString(), "r1", conf);
    RunStore run = RunStore.open(place, conf);
    run.claim("plan".getBytes(UTF_8));
    UUID attempt = UUID.randomUUID();
    try (FSDataOutputStream out =
        files.create(new Path(place.attempt(0, 0, attempt), "part-0.txt"))) {
      out.write("one".getBytes(UTF_8));
    }
    UnitFile file = new UnitFile("part-0.txt", 3, 1, null);
    run.commit(new UnitRecord(0, 0, attempt, 1, List.of(file), new RowBalance(1, 1, 0, 0, 0)));
    Publisher publisher = Publisher.of(run, conf);
    Path mine = new Path(output, "mine.txt");
    assertThatThrownBy(
            () ->
                publisher.publish(run.records().values(), IfExists.FAIL, p -> touched(files, mine)))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("something came to be at");
    files.delete(mine, false);
    publisher.publish(run.records().values(), IfExists.FAIL, p -> "{}");
    assertThat(publisher.inspect()).isEqualTo(new OutputState.Published("{}"));
    assertThat(files.exists(new Path(output, "part-0.txt"))).isTrue();
    assertThat(files.exists(place.runs())).isFalse();
  }

  @Test
  void aWholeRunReadsItsInputAndItsBundleFromTheStoreAndPublishesThere() throws Exception {
    StoredRun.check(folder(), Map.of(), temp.resolve("whole"));
  }

  private static String touched(FileSystem files, Path path) {
    try {
      files.create(path).close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return "{}";
  }
}
