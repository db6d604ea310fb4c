package dev.scoring.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.runner.plan.Unit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionalStructTest {
  private static final StructType SCHEMA =
      StructType.fromDDL("id BIGINT, s STRUCT<n: DOUBLE, t: STRING, deep: STRUCT<w: STRING>>");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "ORC"})
  void fieldsOfAStructThatAFileLacksAreNull(DataFormat format) {
    SparkSession spark = SparkForTests.session();
    String with = "named_struct('n', 0.5D, 't', 'text', 'deep', named_struct('w', 'word')) s";
    write(spark, format, "with", "id", with);
    write(spark, format, "without", "id");
    ScanDefinition scan =
        new ScanDefinition(
            format, SCHEMA, null, Map.of(), Set.of("s"), RowSelection.all(Instant.EPOCH));
    OutputShape output =
        new OutputShape(List.of("id", "s.n", "s.t", "s.deep.w"), List.of(), null, "run-1", null);
    ScoringDefinition scoring =
        new ScoringDefinition(
            new BundleRef("file:/none", null), ModelOptions.cpu(2), 64, BadRowAction.FAIL, output);
    ScoringQuery query =
        ScoringQuery.create(
            spark, scan, scoring, SumScorers.signature(List.of("s.n", "s.t")), new SumScorers(2));

    Unit both = Units.together(Units.of(folder));

    assertThat(Scored.of(query, List.of(both)).rows())
        .containsExactly(
            "0|0.5|text|word|" + SumScorers.printed(453.5),
            "1|0.5|text|word|" + SumScorers.printed(453.5),
            "0|null|null|null|" + SumScorers.printed(2000),
            "1|null|null|null|" + SumScorers.printed(2000));
  }

  private void write(SparkSession spark, DataFormat format, String name, String... columns) {
    spark
        .range(2)
        .coalesce(1)
        .selectExpr(columns)
        .write()
        .format(format.id())
        .save(folder.resolve(name).toString());
  }
}
