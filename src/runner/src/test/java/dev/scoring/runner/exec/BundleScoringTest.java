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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  private static double[] logits;

  @BeforeAll
  static void writeBundleAndWideInput() throws IOException {
    spark = SparkForTests.session();
    JsonNode model = new ObjectMapper().readTree(MODELS.resolve("mlp.json").toFile());
    logits = IntStream.range(0, 3 * ROWS).mapToDouble(i -> at(model, "logits", i)).toArray();
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    Files.copy(MODELS.resolve("mlp.pt"), bundle.resolve("model.pt"));
    Files.writeString(bundle.resolve("model.yaml"), descriptor());
    schema = new StructType().add("id", "int");
    for (int c = 0; c < COLUMNS; c++) {
      schema = schema.add("c" + c, "float");
    }
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      Object[] values = new Object[COLUMNS + 1];
      values[0] = r;
      for (int c = 0; c < COLUMNS; c++) {
        values[c + 1] = (float) at(model, "x", 8 * r + c % 8);
      }
      rows.add(RowFactory.create(values));
    }
    spark
        .createDataFrame(rows, schema)
        .repartition(1)
        .sortWithinPartitions("id")
        .write()
        .parquet(folder.resolve("input").toString());
  }

  private static double at(JsonNode model, String name, int index) {
    return model.get(name).get(index).asDouble();
  }

  /** The model's eight columns are spread over the wide input. */
  private static String descriptor() {
    String columns =
        IntStream.range(0, 8).mapToObj(i -> "c" + (i + 32 * i)).collect(Collectors.joining(", "));
    return """
    name: mlp
    version: "3"
    engine: PyTorch
    file: model.pt
    inputs:
      - {name: x, dtype: float32, shape: [8], from: {columns: [%s]}}
    outputs:
      - {name: logits, dtype: float32, shape: [3]}
    """
        .formatted(columns);
  }

  private static ScoringQuery query() {
    ScanDefinition scan =
        new ScanDefinition(
            DataFormat.PARQUET, schema, null, Map.of(), Set.of(), RowSelection.all(NOW));
    return ScoringQuery.create(
        spark,
        scan,
        new ScoringDefinition(
            new BundleRef(folder.resolve("bundle").toUri().toString(), null),
            ModelOptions.cpu(2),
            48,
            BadRowAction.FAIL,
            new OutputShape(List.of("id", "c299"), List.of(), null, "run-1", null)));
  }

  private static List<Unit> units() {
    FileSlice slice = Units.of(folder.resolve("input")).get(0).slices().get(0);
    return IntStream.range(0, UNITS).mapToObj(i -> new Unit(i, List.of(slice))).toList();
  }

  @Test
  void scoresAreThoseOfPythonAndTheModelIsLoadedOnce() {
    long before = ModelRegistry.process().loads();
    ScoringQuery query = query();

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
    assertThat(ModelRegistry.process().loads() - before).isLessThanOrEqualTo(1);
    assertThat(metric(query, "numModelLoads")).isLessThanOrEqualTo(1);
    assertThat(metric(query, "numModelBatches")).isEqualTo(2 * UNITS);
    assertThat(metric(query, "numOutputRows")).isEqualTo(UNITS * ROWS);
    assertThat(metric(query, "forwardTime")).isPositive();
  }

  @Test
  void aWideInputIsReadByColumnsWithoutAnExchange() {
    String plan = query().physicalPlan().treeString();

    assertThat(plan)
        .contains("Scoring ", "UnitScan parquet", "by columns")
        .doesNotContain("Exchange", "RowToColumnar");
    assertThat(query().physicalPlan().supportsColumnar()).isTrue();
  }

  private static long metric(ScoringQuery query, String name) {
    return query.physicalPlan().metrics().apply(name).value();
  }
}
