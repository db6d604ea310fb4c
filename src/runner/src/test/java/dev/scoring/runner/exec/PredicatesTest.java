package dev.scoring.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredicatesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final StructType SCHEMA =
      StructType.fromDDL("id BIGINT, name STRING, at TIMESTAMP, day DATE, s STRUCT<x: INT>");

  private static SparkSession spark;

  @BeforeAll
  static void registerFunction() {
    spark = SparkForTests.session();
    spark.udf().register("mine", (UDF1<Long, Boolean>) value -> value > 1, DataTypes.BooleanType);
  }

  private static boolean holds(String sql, InternalRow row) {
    BasePredicate predicate =
        Predicate.create(Predicates.resolve(spark, sql, SCHEMA, NOW).expression());
    predicate.initialize(0);
    return predicate.eval(row);
  }

  private static InternalRow row() {
    return row(7, "abc", NOW, 20777, 4);
  }

  private static InternalRow row(long id, String name, Instant at, int day, int x) {
    return new GenericInternalRow(
        new Object[] {
          id,
          UTF8String.fromString(name),
          at.toEpochMilli() * 1000,
          day,
          new GenericInternalRow(new Object[] {x})
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = 7",
        "name like 'a%' and s.x > 3",
        "true",
        "at <= now()",
        "at > current_timestamp() - interval 1 day",
        "day = current_date()",
        "cast(at as timestamp_ntz) = localtimestamp()"
      })
  void aPredicateHoldsWhereSparkSaysSo(String sql) {
    assertThat(holds(sql, row())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.x is null", "nvl(name, 'b') = 'b'", "1 = 2", "day = curdate() - 1"})
  void aPredicateDoesNotHoldWhereSparkSaysSo(String sql) {
    assertThat(holds(sql, row())).isFalse();
  }

  @Test
  void referencesAreTopLevelColumns() {
    ResolvedPredicate resolved = Predicates.resolve(spark, "s.x > 1 or id = 2", SCHEMA, NOW);

    assertThat(resolved.references()).containsExactlyInAnyOrder("s", "id");
    assertThat(resolved.expression().deterministic()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "id = ; [PARSE_SYNTAX_ERROR]",
        "idd = 7; Did you mean one of the following? [`id`",
        "s.y = 7; [FIELD_NOT_FOUND]",
        "id + 1; it is of type bigint and must be boolean",
        "name; it is of type string and must be boolean",
        "' '; it is empty",
        "rand() < 0.5; it is not deterministic",
        "spark_partition_id() = 0; it is not deterministic",
        "count(*) > 1; aggregates",
        "row_number() over (order by id) = 1; aggregates",
        "id in (select 1); it has a subquery",
        "mine(id); it calls a user-defined function",
        "*; no condition on a single row",
        "nosuch(id); [UNRESOLVED_ROUTINE]"
      })
  void anUnusablePredicateIsRefusedWithTheReason(String sql, String message) {
    assertThatThrownBy(() -> Predicates.resolve(spark, sql, SCHEMA, NOW))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.FILTER_INVALID))
        .hasMessageContaining("the predicate '" + sql + "' cannot be used: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
