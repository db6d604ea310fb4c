package dev.scoring.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.report.RunReport.Outcome;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A whole run whose input, bundle and output are on one store, and an equal one after it. */
public final class StoredRun {
  private static final int ROWS = 600;
  private static final int FILTERED = 60;

  private final SparkSession spark;
  private final FileSystem files;
  private final Path input;
  private final Path model;
  private final Path output;

  private StoredRun(SparkSession spark, Path folder) throws IOException {
    Configuration conf = spark.sessionState().newHadoopConf();
    this.spark = spark;
    this.files = folder.getFileSystem(conf);
    this.input = new Path(folder, "input");
    this.model = new Path(folder, "models/echo");
    this.output = new Path(folder, "scores");
  }

  /**
   * Runs both and checks what they say and leave.
   *
   * @param folder a folder of the store that does not exist yet
   * @param hadoop what Hadoop's configuration needs for the store
   * @param local a local folder that does not exist yet
   */
  public static void check(Path folder, Map<String, String> hadoop, java.nio.file.Path local)
      throws IOException {
    Map<String, String> settings = new HashMap<>();
    hadoop.forEach((key, value) -> settings.put("spark.hadoop." + key, value));
    SparkSession spark = Sessions.local(2, settings);
    try {
      StoredRun run = new StoredRun(spark, folder);
      run.fill(local);
      run.checkBoth();
    } finally {
      spark.stop();
    }
  }

  /** Two files, of which each fills most of a unit. */
  private void fill(java.nio.file.Path local) throws IOException {
    java.nio.file.Path rows = local.resolve("rows");
    spark
        .sql(
            "SELECT id, CAST(id % 100 AS DOUBLE) AS amount, repeat(md5(CAST(id AS STRING)), 320)"
                + " AS filling FROM range(0, "
                + ROWS
                + ", 1, 2)")
        .write()
        .option("compression", "none")
        .parquet(rows.toUri().toString());
    files.copyFromLocalFile(new Path(rows.toUri()), input);
    java.nio.file.Path bundle = EchoBundle.write(local.resolve("echo"));
    files.copyFromLocalFile(new Path(bundle.toUri()), model);
  }

  private void checkBoth() throws IOException {
    RunReport first = execute();
    assertThat(first.outcome()).isEqualTo(Outcome.PUBLISHED);
    assertThat(first.balance()).isEqualTo(new RowBalance(ROWS, ROWS - FILTERED, 0, FILTERED, 0));
    assertRows();
    assertPublished(first);
    List<String> before = names();

    RunReport second = execute();
    assertThat(second.outcome()).isEqualTo(Outcome.ALREADY_PUBLISHED);
    assertThat(second.runId()).isEqualTo(first.runId());
    assertThat(second.balance()).isEqualTo(first.balance());
    assertThat(names()).isEqualTo(before);
  }

  private RunReport execute() {
    RunRequest request =
        Requests.of(model.toString(), input.toString(), output.toString())
            .filter("amount >= 10")
            .build();
    return ScoringRun.execute(spark, request, new Silent());
  }

  private void assertRows() {
    List<Row> rows = spark.read().parquet(output.toString()).collectAsList();
    assertThat(rows).hasSize(ROWS - FILTERED);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.getFloat(1)).isEqualTo((float) (row.getLong(0) % 100)));
    assertThat(rows).extracting(row -> row.getLong(0)).doesNotHaveDuplicates();
  }

  private void assertPublished(RunReport report) throws IOException {
    String manifest = "_scoring/" + report.runId() + "/manifest.json";
    List<String> names = names();
    assertThat(names).contains("_SUCCESS", manifest).hasSize(4);
    assertThat(names).filteredOn(name -> name.startsWith("part-0000")).hasSize(2);
    try (FSDataInputStream in = files.open(new Path(output, manifest))) {
      RunManifest written = RunManifest.parse(new String(in.readAllBytes(), UTF_8));
      assertThat(written.runId()).isEqualTo(report.runId());
      assertThat(written.report().balance()).isEqualTo(report.balance());
      assertThat(written.input().files()).isEqualTo(2);
    }
    assertThat(files.exists(new Path(output.getParent(), "_scoring.scores"))).isFalse();
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    var each = files.listFiles(output, true);
    while (each.hasNext()) {
      FileStatus file = each.next();
      names.add(file.getPath().toString().substring(output.toString().length() + 1));
    }
    names.sort(null);
    return names;
  }

  private static final class Silent implements RunListener {
    @Override
    public void progress(Progress now) {}

    @Override
    public void note(String sentence) {}
  }
}
