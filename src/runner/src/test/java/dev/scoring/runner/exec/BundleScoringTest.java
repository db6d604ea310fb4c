package dev.scoring.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.runner.plan.FileSlice;
import dev.scoring.runner.plan.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlanInfo;
import org.apache.spark.sql.execution.metric.SQLMetricInfo;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.jdk.javaapi.CollectionConverters;

/** A real TorchScript model, against the scores that PyTorch gave in Python. */
class BundleScoringTest {
  private static final int UNITS = 16;
  private static final int COLUMNS = 300;
  private static final int ROWS = 64;
  private static final Path MODELS = Path.of("..", "engine", "src", "test", "models");
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static StructType schema;
  private static float[] features;
  private static double[] logits;

  @BeforeAll
  static void writeBundleAndWideInput() throws IOException {
    spark = SparkForTests.session();
    JsonNode model = new ObjectMapper().readTree(MODELS.resolve("mlp.json").toFile());
    logits = IntStream.range(0, 3 * ROWS).mapToDouble(i -> at(model, "logits", i)).toArray();
    features = new float[8 * ROWS];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) at(model, "x", i);
    }
    schema = new StructType().add("id", "int");
    for (int c = 0; c < COLUMNS; c++) {
      schema = schema.add("c" + c, "float");
    }
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      Object[] values = new Object[COLUMNS + 1];
      values[0] = r;
      for (int c = 0; c < COLUMNS; c++) {
        values[c + 1] = features[8 * r + c % 8];
      }
      rows.add(RowFactory.create(values));
    }
    Dataset<Row> data =
        spark.createDataFrame(rows, schema).repartition(1).sortWithinPartitions("id");
    for (DataFormat format : List.of(DataFormat.PARQUET, DataFormat.ORC)) {
      data.write().format(format.id()).save(folder.resolve(format.id()).toString());
    }
  }

  /** A bundle whose digest no other bundle of the process has. */
  private static Path bundle(String version) throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("bundle-" + version));
    Files.copy(MODELS.resolve("mlp.pt"), bundle.resolve("model.pt"));
    Files.writeString(bundle.resolve("model.yaml"), descriptor(version));
    return bundle;
  }

  private static double at(JsonNode model, String name, int index) {
    return model.get(name).get(index).asDouble();
  }

  /** The model's eight columns are spread over the wide input. */
  private static String descriptor(String version) {
    String columns =
        IntStream.range(0, 8).mapToObj(i -> "c" + (i + 32 * i)).collect(Collectors.joining(", "));
    return """
    name: mlp
    version: "%s"
    engine: PyTorch
    file: model.pt
    inputs:
      - {name: x, dtype: float32, shape: [8], from: {columns: [%s]}}
    outputs:
      - {name: logits, dtype: float32, shape: [3]}
    """
        .formatted(version, columns);
  }

  private static ScanDefinition scan(DataFormat format) {
    return new ScanDefinition(format, schema, null, Map.of(), Set.of(), RowSelection.all(NOW));
  }

  private static ScoringDefinition scoring(Path bundle) {
    return new ScoringDefinition(
        new BundleRef(bundle.toUri().toString(), null),
        ModelOptions.cpu(2),
        48,
        BadRowAction.FAIL,
        new OutputShape(List.of("id", "c299"), List.of(), null, "run-1", null));
  }

  private static ScoringQuery query(String version) throws IOException {
    return ScoringQuery.create(spark, scan(DataFormat.PARQUET), scoring(bundle(version)));
  }

  /** A query whose model takes all columns. */
  private static ScoringQuery wide(DataFormat format) {
    List<String> columns = IntStream.range(0, COLUMNS).mapToObj(c -> "c" + c).toList();
    return ScoringQuery.create(
        spark,
        scan(format),
        scoring(folder.resolve("none")),
        SumScorers.signature(columns),
        new SumScorers(COLUMNS));
  }

  private static List<Unit> units() {
    FileSlice slice = Units.of(folder.resolve("parquet")).get(0).slices().get(0);
    return IntStream.range(0, UNITS).mapToObj(i -> new Unit(i, List.of(slice))).toList();
  }

  @Test
  void scoresAreThoseOfPythonAndTheModelIsLoadedOnce() throws IOException {
    Scored.of(query("reports-earlier-loads"), units());
    long before = ModelRegistry.process().loads();
    ScoringQuery query = query("loaded-once");

    Scored scored = Scored.of(query, units());

    assertThat(scored.rows()).hasSize(UNITS * ROWS);
    for (int i = 0; i < scored.rows().size(); i++) {
      String[] values = scored.rows().get(i).replaceAll("[|\\[\\],]+", " ").split(" +", -1);
      assertThat(Integer.parseInt(values[0])).isEqualTo(i % ROWS);
      for (int k = 0; k < 3; k++) {
        assertThat(Double.parseDouble(values[2 + k]))
            .isCloseTo(logits[3 * (i % ROWS) + k], within(1e-6));
      }
    }
    assertThat(ModelRegistry.process().loads() - before).isEqualTo(1);
    assertThat(metric(query, "numModelLoads")).isEqualTo(1);
    assertThat(metric(query, "numModelBatches")).isEqualTo(2 * UNITS);
    assertThat(metric(query, "numOutputRows")).isEqualTo(UNITS * ROWS);
    assertThat(metric(query, "forwardTime")).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "ORC"})
  void aWideInputIsReadByColumnsWithoutAnExchange(DataFormat format) {
    ScoringQuery query = wide(format);

    String plan = query.physicalPlan().treeString();
    Scored scored = Scored.of(query, Units.of(folder.resolve(format.id())));

    assertThat(plan)
        .contains("Scoring ", "UnitScan " + format.id(), " by columns")
        .doesNotContain("Exchange", "RowToColumnar");
    assertThat(query.physicalPlan().supportsColumnar()).isTrue();
    assertThat(scored.rows()).hasSize(ROWS);
    for (int r = 0; r < ROWS; r++) {
      double sum = 0;
      for (int c = 0; c < COLUMNS; c++) {
        sum += features[8 * r + c % 8];
      }
      assertThat(scored.rows().get(r))
          .isEqualTo(r + "|" + features[8 * r + 299 % 8] + "|" + SumScorers.printed(sum));
    }
  }

  @Test
  void aRunIsInSparksSqlPageWithItsStepsAndTheirTimes() throws Exception {
    List<SparkPlanInfo> plans = new CopyOnWriteArrayList<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onOtherEvent(SparkListenerEvent event) {
            if (event instanceof SparkListenerSQLExecutionStart start) {
              plans.add(start.sparkPlanInfo());
            }
          }
        };
    ScoringQuery query = query("listened-to");

    spark.sparkContext().addSparkListener(listener);
    try {
      Scored.of(query, units());
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }

    assertThat(plans).hasSize(1);
    SparkPlanInfo scoring = plans.get(0);
    assertThat(scoring.nodeName()).isEqualTo("Scoring");
    assertThat(scoring.children().head().nodeName()).isEqualTo("UnitScan");
    List<Long> shown =
        CollectionConverters.asJava(scoring.metrics()).stream()
            .map(SQLMetricInfo::accumulatorId)
            .toList();
    for (String name : List.of("encodeTime", "forwardTime", "decodeTime")) {
      assertThat(shown).contains(query.physicalPlan().metrics().apply(name).id());
      assertThat(metric(query, name)).as(name).isPositive();
    }
  }

  private static long metric(ScoringQuery query, String name) {
    return query.physicalPlan().metrics().apply(name).value();
  }
}
