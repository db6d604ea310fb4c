package dev.scoring.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.runner.plan.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.jdk.javaapi.CollectionConverters;

/** Every type, nulls everywhere, columns in random order: the column path against plain values. */
class RandomSchemaTest {
  private static final int ROWS = 5000;
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final List<String> TYPES =
      List.of(
          "tiny TINYINT",
          "small SMALLINT",
          "whole INT",
          "big BIGINT",
          "single FLOAT",
          "twice DOUBLE",
          "d9 DECIMAL(9,2)",
          "d18 DECIMAL(18,4)",
          "d30 DECIMAL(30,6)",
          "truth BOOLEAN",
          "day DATE",
          "instant TIMESTAMP",
          "few STRING",
          "many STRING",
          "wholes ARRAY<INT>",
          "words ARRAY<STRING>",
          "reals ARRAY<DOUBLE>",
          "tinies ARRAY<TINYINT>",
          "bigs ARRAY<BIGINT>",
          "singles ARRAY<FLOAT>",
          "d9s ARRAY<DECIMAL(9,2)>",
          "d18s ARRAY<DECIMAL(18,4)>",
          "d30s ARRAY<DECIMAL(30,6)>",
          "truths ARRAY<BOOLEAN>",
          "s STRUCT<x: INT, y: STRING, z: ARRAY<SMALLINT>, deep: STRUCT<w: DOUBLE>>");
  private static final List<String> MODEL =
      List.of(
          "tiny",
          "small",
          "whole",
          "big",
          "single",
          "twice",
          "d9",
          "d18",
          "d30",
          "truth",
          "day",
          "instant",
          "few",
          "many",
          "wholes",
          "words",
          "reals",
          "tinies",
          "bigs",
          "singles",
          "d9s",
          "d18s",
          "d30s",
          "truths",
          "s.x",
          "s.y",
          "s.z",
          "s.deep.w",
          "dev");

  @TempDir private Path folder;

  static Stream<Arguments> cases() {
    return Stream.of(DataFormat.PARQUET, DataFormat.ORC, DataFormat.JSON)
        .flatMap(
            format -> Stream.of("true", "false").map(offHeap -> Arguments.of(format, offHeap)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void columnsReadAsPlainValuesDo(DataFormat format, String offHeap) {
    Random random = new Random(42);
    List<String> fields = new ArrayList<>(TYPES);
    Collections.shuffle(fields, random);
    StructType schema = StructType.fromDDL("id BIGINT, " + String.join(", ", fields));
    List<Row> rows = new ArrayList<>();
    for (long id = 0; id < ROWS; id++) {
      rows.add(row(id, schema, random));
    }
    SparkSession spark = SparkForTests.session().newSession();
    spark.conf().set("spark.sql.columnVector.offheap.enabled", offHeap);
    spark
        .createDataFrame(rows, schema)
        .coalesce(1)
        .sortWithinPartitions("id")
        .write()
        .format(format.id())
        .save(folder.resolve("dev=007").toString());
    List<Unit> units = Units.of(folder, "007");

    Scored all = Scored.of(query(spark, format, schema, null), units);
    Scored some = Scored.of(query(spark, format, schema, "id % 5 = 3 and dev = '007'"), units);

    assertThat(all.rows()).containsExactlyElementsOf(expected(rows, 0, 1));
    assertThat(some.rows()).containsExactlyElementsOf(expected(rows, 3, 5));
    assertThat(some.balance()).isEqualTo(new RowBalance(ROWS, ROWS / 5, 0, ROWS - ROWS / 5, 0));
  }

  private static ScoringQuery query(
      SparkSession spark, DataFormat format, StructType schema, String filter) {
    ScanDefinition scan =
        new ScanDefinition(
            format,
            schema,
            StructType.fromDDL("dev STRING"),
            Map.of(),
            Set.of(),
            RowSelection.matching(filter, NOW));
    ScoringDefinition scoring =
        new ScoringDefinition(
            new BundleRef("file:/none", null),
            ModelOptions.cpu(2),
            512,
            BadRowAction.REJECT,
            new OutputShape(
                List.of("id", "dev", "few", "s.y", "wholes"), List.of(), null, "run-1", null));
    return ScoringQuery.create(
        spark, scan, scoring, SumScorers.signature(MODEL), new SumScorers(MODEL.size()));
  }

  private static List<String> expected(List<Row> rows, int first, int step) {
    List<String> printed = new ArrayList<>();
    for (int i = first; i < rows.size(); i += step) {
      Row row = rows.get(i);
      double sum = 0;
      for (String column : MODEL) {
        sum += value(at(row, column));
      }
      Object wholes = at(row, "wholes");
      printed.add(
          String.join(
              "|",
              String.valueOf(row.getLong(0)),
              "007",
              String.valueOf(at(row, "few")),
              String.valueOf(at(row, "s.y")),
              wholes == null ? "null" : list(wholes).toString(),
              SumScorers.printed(sum)));
    }
    return printed;
  }

  private static Object at(Row row, String path) {
    if (path.equals("dev")) {
      return "007";
    }
    Object value = row;
    for (String name : path.split("\\.", -1)) {
      Row struct = (Row) value;
      value = struct == null ? null : struct.get(fieldIndex(struct, name));
    }
    return value;
  }

  private static int fieldIndex(Row struct, String name) {
    return struct.schema() == null
        ? Arrays.asList("x", "y", "z", "deep", "w").indexOf(name) % 4
        : struct.fieldIndex(name);
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list
        ? list
        : CollectionConverters.asJava((scala.collection.Seq<?>) value);
  }

  private static double value(Object value) {
    if (value == null) {
      return 1000;
    } else if (value instanceof BigDecimal decimal) {
      return decimal.doubleValue();
    } else if (value instanceof Number number) {
      return number.doubleValue();
    } else if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (value instanceof LocalDate day) {
      return day.toEpochDay();
    } else if (value instanceof java.sql.Date day) {
      return day.toLocalDate().toEpochDay();
    } else if (value instanceof Timestamp instant) {
      return instant.getTime() * 1000.0;
    } else if (value instanceof String text) {
      double sum = 0;
      for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
        sum += letter;
      }
      return sum;
    }
    double sum = 0;
    for (Object element : list(value)) {
      sum += value(element);
    }
    return sum;
  }

  private static Row row(long id, StructType schema, Random random) {
    Object[] values = new Object[schema.size()];
    values[0] = id;
    for (int i = 1; i < values.length; i++) {
      values[i] = any(schema.fieldNames()[i], random);
    }
    return new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(values, schema);
  }

  private static Object any(String name, Random random) {
    if (random.nextInt(9) == 0) {
      return null;
    }
    return switch (name) {
      case "tiny" -> (byte) random.nextInt();
      case "small" -> (short) random.nextInt();
      case "whole" -> random.nextInt(50) - 25;
      case "big" -> random.nextLong() >> 20;
      case "single" -> random.nextFloat() - 0.5f;
      case "twice" -> random.nextGaussian();
      case "d9" -> BigDecimal.valueOf(random.nextInt(1_000_000_000), 2);
      case "d18" -> BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000_000L, 4);
      case "d30" -> new BigDecimal(new BigInteger(90, random), 6);
      case "truth" -> random.nextBoolean();
      case "day" -> java.sql.Date.valueOf(LocalDate.ofEpochDay(random.nextInt(30_000)));
      case "instant" -> Timestamp.from(Instant.ofEpochSecond(random.nextInt(2_000_000_000)));
      case "few" -> "word" + random.nextInt(5);
      case "many" -> "ä" + random.nextLong();
      case "wholes" -> some(random, "whole");
      case "words" -> some(random, "few");
      case "reals" -> some(random, "twice");
      case "tinies" -> some(random, "tiny");
      case "bigs" -> some(random, "big");
      case "singles" -> some(random, "single");
      case "d9s" -> some(random, "d9");
      case "d18s" -> some(random, "d18");
      case "d30s" -> some(random, "d30");
      case "truths" -> some(random, "truth");
      case "s" ->
          RowFactory.create(
              any("whole", random),
              any("few", random),
              some(random, "small"),
              random.nextInt(4) == 0 ? null : RowFactory.create(any("twice", random)));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static List<Object> some(Random random, String element) {
    List<Object> items = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      items.add(any(element, random));
    }
    return items;
  }
}
