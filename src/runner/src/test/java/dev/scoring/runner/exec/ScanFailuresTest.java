package dev.scoring.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.runner.plan.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanFailuresTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final StructType SCHEMA = StructType.fromDDL("id BIGINT, a INT, t STRING");

  private static SparkSession spark;
  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = SparkForTests.session();
  }

  /** Adds one file of rows 0 to {@code rows - 1}. */
  private Path write(DataFormat format, String name, int rows, String... columns) {
    Path target = folder.resolve("written-" + name);
    spark
        .range(0, rows, 1, 1)
        .selectExpr(columns)
        .write()
        .format(format.id())
        .option("header", "true")
        .save(target.toString());
    try {
      return Files.move(Units.files(target).get(0), folder.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final String[] COMPLETE = {"id", "cast(id as int) a", "concat('t', id) t"};

  private static ScoringQuery query(DataFormat format, BadRowAction badRows, String... optional) {
    return query(scan(format, RowSelection.all(NOW), optional), badRows, null);
  }

  private static ScanDefinition scan(DataFormat format, RowSelection rows, String... optional) {
    Map<String, String> options = format == DataFormat.CSV ? Map.of("header", "true") : Map.of();
    return new ScanDefinition(format, SCHEMA, null, options, Set.of(optional), rows);
  }

  private static ScoringQuery query(ScanDefinition scan, BadRowAction badRows, String emit) {
    ScoringDefinition scoring =
        new ScoringDefinition(
            new BundleRef("file:/none", null),
            ModelOptions.cpu(2),
            64,
            badRows,
            new OutputShape(List.of("id"), List.of(), null, "run-1", emit));
    return ScoringQuery.create(
        spark, scan, scoring, SumScorers.signature(List.of("a")), new SumScorers(1));
  }

  private static void assertFails(
      ThrowingCallable call, FailureReason reason, String... messageParts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ScoringFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason))
        .hasMessageContainingAll(messageParts);
  }

  private void assertRunFails(DataFormat format, FailureReason reason, String... messageParts) {
    assertRunFails(query(format, BadRowAction.FAIL), reason, messageParts);
  }

  private void assertRunFails(ScoringQuery query, FailureReason reason, String... messageParts) {
    assertFails(() -> Scored.of(query, Units.of(folder)), reason, messageParts);
    assertScorersClose();
  }

  /** A task beside the one that failed is told to stop, and closes its scorer a moment later. */
  private static void assertScorersClose() {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (SumScorers.OPEN.get() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(SumScorers.OPEN).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource
  void aColumnThatOneFileLacksIsNamedWithTheFile(DataFormat format) {
    write(format, "one", 10, COMPLETE);
    write(format, "two", 10, "id", "concat('t', id) t");

    FailureReason reason =
        format == DataFormat.CSV ? FailureReason.INPUT_UNREADABLE : FailureReason.INPUT_SCHEMA;
    assertRunFails(format, reason, format == DataFormat.CSV ? "header" : "column a", "two");
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "ORC", "JSON"})
  void anOptionalColumnIsNullWhereAFileLacksIt(DataFormat format) {
    write(format, "one", 1, COMPLETE);
    write(format, "two", 1, "id", "concat('t', id) t");

    Scored scored = Scored.of(query(format, BadRowAction.FAIL, "a"), Units.of(folder));

    assertThat(scored.rows())
        .containsExactly("0|" + SumScorers.printed(0), "0|" + SumScorers.printed(1000));
  }

  @Test
  void aColumnThatIsInSomeRowOfAJsonFileIsThere() throws IOException {
    Files.writeString(
        folder.resolve("one"), "{\"id\": 1}\n{\"id\": 2, \"a\": null}\n{\"a\": 3, \"id\": 3}\n");

    Scored scored = Scored.of(query(DataFormat.JSON, BadRowAction.FAIL), Units.of(folder));

    assertThat(scored.rows())
        .containsExactly(
            "1|" + SumScorers.printed(1000),
            "2|" + SumScorers.printed(1000),
            "3|" + SumScorers.printed(3));
  }

  @Test
  void aColumnThatOnlyAFilterReadsIsMissedToo() throws IOException {
    Files.writeString(folder.resolve("one"), "{\"id\": 1, \"a\": 1, \"b\": {\"t\": 1}}\n");

    assertRunFails(
        query(
            scan(DataFormat.JSON, RowSelection.matching("t is null", NOW)),
            BadRowAction.FAIL,
            null),
        FailureReason.INPUT_SCHEMA,
        "column t is missing in file:",
        "one, which has [id, a, b]",
        "spec.input.optionalColumns");
  }

  @Test
  void aFilterThatFailsOnARowNamesFieldFileAndPosition() {
    write(DataFormat.PARQUET, "one", 5000, COMPLETE);
    RowSelection rows = RowSelection.matching("id > 99 and a / (id - 4321) > 0", NOW);

    assertRunFails(
        query(scan(DataFormat.PARQUET, rows), BadRowAction.FAIL, null),
        FailureReason.FILTER_INVALID,
        "spec.input.filter: the predicate 'id > 99 and a / (id - 4321) > 0' fails on row 4321 of",
        "one: ");
  }

  @Test
  void anEmitConditionThatFailsOnARowNamesFieldFileAndPosition() {
    write(DataFormat.ORC, "one", 5000, COMPLETE);
    RowSelection rows = RowSelection.matching("id > 99", NOW);

    assertRunFails(
        query(scan(DataFormat.ORC, rows), BadRowAction.FAIL, "score / (id - 4321) < 9e9"),
        FailureReason.FILTER_INVALID,
        "spec.output.emit.where: the predicate 'score / (id - 4321) < 9e9' fails on row 4321 of",
        "one: ");
  }

  @ParameterizedTest
  @EnumSource
  void aForeignFileAmongManyIsNamed(DataFormat format) throws IOException {
    write(format, "one", 10, COMPLETE);
    write(format, "two", 10, COMPLETE);
    Files.writeString(folder.resolve("three"), "this is not\n, what \"you think\nit is\n");

    assertRunFails(
        format, FailureReason.INPUT_UNREADABLE, "three", "cannot be read as " + format.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "ORC"})
  void aTruncatedFileIsNamed(DataFormat format) throws IOException {
    write(format, "one", 10, COMPLETE);
    Path two = write(format, "two", 10_000, COMPLETE);
    byte[] bytes = Files.readAllBytes(two);
    Files.write(two, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertRunFails(format, FailureReason.INPUT_UNREADABLE, "two", "replace the file");
  }

  @Test
  void damagedPagesAreNamedWithTheirFile() throws IOException {
    Path one = write(DataFormat.PARQUET, "one", 10_000, COMPLETE);
    byte[] bytes = Files.readAllBytes(one);
    java.util.Arrays.fill(bytes, 1000, bytes.length / 2, (byte) 0x5a);
    Files.write(one, bytes);

    assertRunFails(DataFormat.PARQUET, FailureReason.INPUT_UNREADABLE, "one");
  }

  @Test
  void anotherTypeInOneFileIsNamedWithTheColumn() {
    write(DataFormat.PARQUET, "one", 10, COMPLETE);
    write(DataFormat.PARQUET, "two", 10, "id", "concat('x', id) a", "concat('t', id) t");

    assertRunFails(
        DataFormat.PARQUET, FailureReason.INPUT_SCHEMA, "column [a]", "two", "stored as BINARY");
  }

  @Test
  void aChangedFileIsNamedWithBothStates() throws IOException {
    Path one = write(DataFormat.CSV, "one", 10, COMPLETE);
    List<Unit> planned = Units.of(folder);
    ScoringQuery query = query(DataFormat.CSV, BadRowAction.FAIL);

    Files.writeString(one, "11,1,t\n", StandardOpenOption.APPEND);
    assertFails(
        () -> Scored.of(query, planned), FailureReason.INPUT_CHANGED, "one changed", "--fresh");

    List<Unit> again = Units.of(folder);
    Files.setLastModifiedTime(one, FileTime.from(NOW));
    assertFails(() -> Scored.of(query, again), FailureReason.INPUT_CHANGED, NOW.toString());

    Files.delete(one);
    assertFails(() -> Scored.of(query, again), FailureReason.INPUT_CHANGED, "one is gone");
  }

  @Test
  void aBadRowEndsTheRunWithFileAndPosition() {
    write(DataFormat.PARQUET, "one", 5000, "id", "if(id = 4321, -13, 1) a", "'' t");

    assertRunFails(
        DataFormat.PARQUET, FailureReason.BAD_ROW, "row 4321 of file:", "one", "unlucky");
  }

  @Test
  void aRejectedRowIsCountedAndLeftOut() {
    write(DataFormat.ORC, "one", 5000, "id", "if(id % 1000 = 1, -13, 1) a", "'' t");

    Scored scored = Scored.of(query(DataFormat.ORC, BadRowAction.REJECT), Units.of(folder));

    assertThat(scored.balance()).isEqualTo(new RowBalance(5000, 4995, 5, 0, 0));
    assertThat(scored.rows()).hasSize(4995).noneMatch(row -> row.startsWith("1001|"));
  }

  @Test
  void textThatDoesNotFitTheSchemaIsUnreadable() throws IOException {
    Files.writeString(folder.resolve("one"), "id,a,t\n1,2,x\n2,many,x\n");

    assertRunFails(DataFormat.CSV, FailureReason.INPUT_UNREADABLE, "one cannot be read as csv");
  }
}
