package dev.scoring.runner.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.engine.bundle.BundleDescriptor;
import dev.scoring.engine.bundle.FeatureSource;
import dev.scoring.engine.bundle.InputTensor;
import dev.scoring.engine.tensor.DType;
import dev.scoring.runner.plan.InputFile.Splitting;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputSchemasTest {
  private static final BundleDescriptor BUNDLE =
      new BundleDescriptor(
          "m",
          "1",
          "PyTorch",
          "m.pt",
          List.of(
              numbers("dense", List.of(2), List.of("age", "days")),
              categories("apps", List.of(4), "apps", ",")),
          List.of(),
          null);

  private static SparkSession spark;
  @TempDir private static Path folder;

  @BeforeAll
  static void session() {
    spark = Sessions.local(1, Map.of());
    String sql = "SELECT id, CAST(id AS FLOAT) AS age, named_struct('x', id) AS s FROM range(3)";
    spark.sql(sql).coalesce(1).write().parquet(folder.resolve("parquet").toString());
    spark.sql(sql).coalesce(1).write().orc(folder.resolve("day/d=07").toString());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void parquetAndOrcBringTheirOwnSchema() {
    assertThat(find("parquet", DataFormat.PARQUET, null, Map.of()).data().toDDL())
        .isEqualTo("id BIGINT,age FLOAT,s STRUCT<x: BIGINT>");
    InputSchema orc = find("day", DataFormat.ORC, null, Map.of());
    assertThat(orc.all().toDDL()).isEqualTo("id BIGINT,age FLOAT,s STRUCT<x: BIGINT>,d STRING");
  }

  @Test
  void csvTakesNamesFromTheHeaderAndTypesFromTheBundle() throws IOException {
    write("csv/a.csv", "id,age,apps,days\n1,2.5,\"x,y\",3\n");
    assertThat(find("csv", DataFormat.CSV, null, Map.of("header", "true")).data().toDDL())
        .isEqualTo("id STRING,age DOUBLE,apps STRING,days DOUBLE");
  }

  @Test
  void csvWithoutHeaderWantsASchema() throws IOException {
    write("csv2/a.csv", "1,2\n");
    assertFailure(
        FailureReason.SPEC_INVALID,
        "spec.input.schema: is needed for CSV files without a header",
        () -> find("csv2", DataFormat.CSV, null, Map.of()));
    assertThat(find("csv2", DataFormat.CSV, "a INT, b STRING", Map.of()).data().toDDL())
        .isEqualTo("a INT,b STRING");
  }

  @Test
  void jsonIsReadAsTheBundleAndTheOutputNeedIt() throws IOException {
    write("json/a.json", "{\"age\": 1}\n");
    assertThat(find("json", DataFormat.JSON, null, Map.of()).data().toDDL())
        .isEqualTo("age DOUBLE,days DOUBLE,apps STRING,id STRING");
  }

  @Test
  void aFileOfAnotherFormatIsNamed() throws IOException {
    write("text/a.parquet", "no parquet");
    assertFailure(
        FailureReason.INPUT_UNREADABLE,
        "text/a.parquet does not begin as a parquet file does",
        () -> find("text", DataFormat.PARQUET, null, Map.of()));
    assertFailure(
        FailureReason.INPUT_UNREADABLE,
        "is a file of format parquet, but spec.input.format is csv",
        () -> find("parquet", DataFormat.CSV, "a INT", Map.of()));
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    write("cut/a.parquet", "PAR1 and nothing more");
    assertFailure(
        FailureReason.INPUT_UNREADABLE,
        "cut/a.parquet cannot be read as parquet: ",
        () -> find("cut", DataFormat.PARQUET, null, Map.of()));
  }

  @Test
  void aSchemaThatDoesNotParseIsShown() {
    assertFailure(
        FailureReason.SPEC_INVALID,
        "spec.input.schema: 'a NOTYPE' is no list of columns (",
        () -> find("parquet", DataFormat.PARQUET, "a NOTYPE", Map.of()));
  }

  @Test
  void readerOptionsThatLoseRowsAreFound() {
    InputSpec input =
        new InputSpec(
            "x",
            null,
            DataFormat.CSV,
            null,
            Map.of("mode", "dropMalformed", "ignoreCorruptFiles", "true", "mergeSchema", "false"),
            null,
            null);
    assertThat(ReaderOptions.check(input))
        .extracting(Object::toString)
        .containsExactly(
            "spec.input.options.ignoreCorruptFiles: 'true' would lose rows uncounted; leave it"
                + " out",
            "spec.input.options.mode: 'dropMalformed' would lose rows uncounted; leave it out");
  }

  private static void assertFailure(FailureReason reason, String part, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining(part)
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(reason);
  }

  private static InputSchema find(
      String name, DataFormat format, String schema, Map<String, String> options) {
    String uri = folder.resolve(name).toString();
    InputSpec input = new InputSpec(uri, null, format, schema, options, null, null);
    InputListing listing =
        InputLister.list(
            input.locations(), format, options, f -> Splitting.WHOLE, new Configuration(false));
    return InputSchemas.find(spark, input, listing, BUNDLE, List.of("id"));
  }

  private static InputTensor numbers(String name, List<Integer> shape, List<String> columns) {
    return new InputTensor(name, DType.FLOAT32, shape, source(null, columns, null, null));
  }

  private static InputTensor categories(
      String name, List<Integer> shape, String column, String split) {
    return new InputTensor(name, DType.INT64, shape, source(column, null, split, 100));
  }

  private static FeatureSource source(
      String column, List<String> columns, String split, Integer buckets) {
    return new FeatureSource(
        column, columns, null, null, split, null, null, buckets, null, null, null, null, null, null,
        null, null);
  }

  private static void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
