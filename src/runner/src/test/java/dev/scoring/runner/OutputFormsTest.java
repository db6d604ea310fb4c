package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.spec.Activation;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.contract.spec.ScoreForm;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every form that a score can be written in, read back from the files of a run. */
class OutputFormsTest {
  private static final int ROWS = 50;
  private static final String[] LABELS = {"red", "grün", "blue"};
  private static final String SCHEMA =
      "id BIGINT,probability ARRAY<FLOAT>,raw ARRAY<FLOAT>,each_0 FLOAT,each_1 FLOAT,each_2 FLOAT,"
          + "best STRING,top ARRAY<STRUCT<label: STRING, index: INT, score: FLOAT>>,total FLOAT,"
          + "high BOOLEAN,file STRING,position BIGINT,version STRING,run STRING,region STRING";

  private static SparkSession spark;
  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void data() throws IOException {
    spark = Sessions.local(2, Map.of());
    Path model = Files.createDirectory(shared.resolve("model"));
    Files.copy(Path.of("../engine/src/test/models/tuple_output.pt"), model.resolve("model.pt"));
    Files.writeString(model.resolve("labels.txt"), String.join("\n", LABELS) + "\n");
    Files.writeString(
        model.resolve("model.yaml"),
        """
        name: forms
        version: "2.1"
        engine: PyTorch
        file: model.pt
        inputs:
          - {name: x, dtype: float32, shape: [3], from: {columns: [a, b, c]}}
        outputs:
          - {name: sum, dtype: float32, shape: []}
          - {name: doubled, dtype: float32, shape: [3], labels: labels.txt}
        """);
    spark
        .sql(
            "SELECT id, id / 10D AS a, (id * 7) % 5 / 2D AS b, (id * 3) % 11 / 4D AS c,"
                + " IF(id % 2 = 0, 'north', 'south') AS region FROM range(0, 50, 1, 1)")
        .write()
        .parquet(shared.resolve("input").toString());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static ScoreColumn score(String name, String output, ScoreForm form) {
    return new ScoreColumn(name, output, null, form, null, null);
  }

  private Requests request(DataFormat format) {
    return Requests.of(shared.resolve("model"), shared.resolve("input"), folder.resolve("out"))
        .outputFormat(format)
        .columns("id", "region")
        .partitionBy("region")
        .metadata(new MetadataColumns("file", "position", "version", "run"))
        .scores(
            new ScoreColumn(
                "probability", "doubled", Activation.SOFTMAX, ScoreForm.VALUE, null, null),
            score("raw", "doubled", ScoreForm.VALUE),
            score("each", "doubled", ScoreForm.COLUMNS),
            score("best", "doubled", ScoreForm.LABEL),
            new ScoreColumn("top", "doubled", null, ScoreForm.TOP_K, 2, null),
            score("total", "sum", ScoreForm.VALUE),
            new ScoreColumn("high", "sum", null, ScoreForm.DECISION, null, "3.5"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "ORC", "JSON"})
  void everyFormIsReadBackAsItWasScored(DataFormat format) {
    RunReport report = ScoringRun.execute(spark, request(format).build(), RunListener.silent());
    assertThat(report.balance()).isEqualTo(new RowBalance(ROWS, ROWS, 0, 0, 0));
    String out = folder.resolve("out").toString();
    if (format != DataFormat.JSON) {
      assertThat(spark.read().format(format.id()).load(out).schema().toDDL()).isEqualTo(SCHEMA);
    }
    List<Row> rows =
        spark.read().schema(SCHEMA).format(format.id()).load(out).orderBy("id").collectAsList();
    assertThat(rows).hasSize(ROWS);
    for (int id = 0; id < ROWS; id++) {
      assertScores(rows.get(id), id);
      assertOrigin(rows.get(id), id, report.runId());
    }
    assertThat(folder.resolve("out/region=north")).isDirectory();
    assertThat(folder.resolve("out/region=south")).isDirectory();
  }

  private static void assertScores(Row row, int id) {
    float[] x = {(float) (id / 10.0), (float) (id * 7 % 5 / 2.0), (float) (id * 3 % 11 / 4.0)};
    float[] doubled = {2 * x[0], 2 * x[1], 2 * x[2]};
    List<Integer> order =
        IntStream.range(0, 3)
            .boxed()
            .sorted((i, j) -> Float.compare(doubled[j], doubled[i]))
            .toList();
    double all = Math.exp(doubled[0]) + Math.exp(doubled[1]) + Math.exp(doubled[2]);
    List<Float> probability = row.getList(1);
    List<Float> raw = row.getList(2);
    List<Row> top = row.getList(7);
    assertThat(raw).containsExactly(doubled[0], doubled[1], doubled[2]);
    assertThat(probability).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat((double) probability.get(i)).isCloseTo(Math.exp(doubled[i]) / all, within(1e-6));
      assertThat(row.getFloat(3 + i)).isEqualTo(doubled[i]);
    }
    assertThat(row.getString(6)).isEqualTo(LABELS[order.get(0)]);
    assertThat(top).hasSize(2);
    for (int i = 0; i < 2; i++) {
      int index = order.get(i);
      assertThat(top.get(i).getString(0)).isEqualTo(LABELS[index]);
      assertThat(top.get(i).getInt(1)).isEqualTo(index);
      assertThat(top.get(i).getFloat(2)).isEqualTo(doubled[index]);
    }
    assertThat(row.getFloat(8)).isCloseTo(x[0] + x[1] + x[2], within(1e-6f));
    assertThat(row.getBoolean(9)).isEqualTo(row.getFloat(8) >= 3.5f);
  }

  private static void assertOrigin(Row row, int id, String runId) {
    assertThat(row.getLong(0)).isEqualTo(id);
    assertThat(row.getString(10)).startsWith("file:").contains("/input/part-00000");
    assertThat(row.getLong(11)).isEqualTo(id);
    assertThat(row.getString(12)).isEqualTo("2.1");
    assertThat(row.getString(13)).isEqualTo(runId);
    assertThat(row.getString(14)).isEqualTo(id % 2 == 0 ? "north" : "south");
  }
}
