package dev.scoring.runner.input;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.engine.bundle.BundleDescriptor;
import dev.scoring.runner.plan.InputFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds the schema of an input: the declared one; else for Parquet and ORC that of the first file
 * (each file is compared with it when it is opened); else for CSV and JSON the types that the
 * bundle takes, and text for all other columns.
 */
public final class InputSchemas {
  /** How many files are looked at to find optional columns that the first one lacks. */
  private static final int OPTIONAL_SEARCH = 50;

  private final SparkSession spark;
  private final InputSpec input;
  private final InputListing listing;

  private InputSchemas(SparkSession spark, InputSpec input, InputListing listing) {
    this.spark = spark;
    this.input = input;
    this.listing = listing;
  }

  /**
   * Finds it.
   *
   * @param bundle what decides types in text formats without a declared schema
   * @param alsoRead columns that filter and output read
   * @throws ScoringFailure SPEC_INVALID for a schema that does not parse or is needed, INPUT_SCHEMA
   *     for columns of one name, INPUT_UNREADABLE for a first file of another format
   */
  public static InputSchema find(
      SparkSession spark,
      InputSpec input,
      InputListing listing,
      BundleDescriptor bundle,
      List<String> alsoRead) {
    return new InputSchemas(spark, input, listing).find(bundle, alsoRead);
  }

  private InputSchema find(BundleDescriptor bundle, List<String> alsoRead) {
    FileKinds.check(firstFile(), input.format(), spark.sessionState().newHadoopConf());
    StructType data =
        input.schema() != null
            ? declared()
            : switch (input.format()) {
              case PARQUET, ORC -> fromFiles();
              case CSV -> fromHeader(bundle);
              case JSON -> fromNeeds(bundle, alsoRead);
            };
    StructType partitions = new StructType();
    for (String name : listing.partitionColumns()) {
      partitions = partitions.add(name, DataTypes.StringType, true);
    }
    InputSchema found = new InputSchema(without(data, listing.partitionColumns()), partitions);
    checkNames(found);
    return found;
  }

  private Path firstFile() {
    return new Path(URI.create(listing.files().get(0).path()));
  }

  private StructType declared() {
    try {
      return asNullable(StructType.fromDDL(input.schema()));
    } catch (Exception e) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "spec.input.schema: '"
              + input.schema()
              + "' is no list of columns ("
              + firstLine(e)
              + "); write it as in 'device_id STRING, age DOUBLE'",
          e);
    }
  }

  private StructType fromFiles() {
    StructType schema = fromFile(listing.files().get(0));
    Set<String> missing = new LinkedHashSet<>(input.optionalColumns());
    Arrays.asList(schema.fieldNames()).forEach(missing::remove);
    for (int i = 1;
        i < Math.min(OPTIONAL_SEARCH, listing.files().size()) && !missing.isEmpty();
        i++) {
      for (StructField field : fromFile(listing.files().get(i)).fields()) {
        if (missing.remove(field.name())) {
          schema = schema.add(field);
        }
      }
    }
    return asNullable(schema);
  }

  private StructType fromFile(InputFile file) {
    Path path = new Path(URI.create(file.path()));
    FileStatus status = new FileStatus(file.size(), false, 1, 0, file.modified(), path);
    Option<StructType> found;
    try {
      found =
          SparkFormats.of(input.format())
              .inferSchema(
                  spark,
                  SparkFormats.scala(ReaderOptions.effective(input)),
                  CollectionConverters.asScala(List.of(status)).toList());
    } catch (Exception e) {
      throw FileKinds.unreadable(path, input.format(), e);
    }
    if (found.isEmpty()) {
      throw FileKinds.unreadable(path, input.format(), null);
    }
    return found.get();
  }

  private StructType fromHeader(BundleDescriptor bundle) {
    Map<String, String> options = ReaderOptions.effective(input);
    if (!ReaderOptions.header(options)) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "spec.input.schema: is needed for CSV files without a header; list their columns in"
              + " order, or set spec.input.options.header to \"true\"");
    }
    Map<String, DataType> types = TextColumnTypes.of(bundle);
    StructType schema = new StructType();
    for (String name : header(options)) {
      schema = schema.add(name, types.getOrDefault(name, DataTypes.StringType), true);
    }
    return schema;
  }

  private String[] header(Map<String, String> options) {
    Path path = firstFile();
    try {
      return spark.read().options(options).csv(path.toString()).schema().fieldNames();
    } catch (Exception e) {
      throw FileKinds.unreadable(path, input.format(), e);
    }
  }

  private StructType fromNeeds(BundleDescriptor bundle, List<String> alsoRead) {
    Map<String, DataType> types = new LinkedHashMap<>(TextColumnTypes.of(bundle));
    alsoRead.forEach(name -> types.putIfAbsent(name, DataTypes.StringType));
    listing.partitionColumns().forEach(types::remove);
    StructType schema = new StructType();
    for (Map.Entry<String, DataType> column : types.entrySet()) {
      if (column.getKey().contains(".")) {
        throw new ScoringFailure(
            FailureReason.SPEC_INVALID,
            "spec.input.schema: is needed for JSON files with the nested column '"
                + column.getKey()
                + "'; declare it as in 'user STRUCT<age: DOUBLE>'");
      }
      schema = schema.add(column.getKey(), column.getValue(), true);
    }
    return schema;
  }

  private static StructType without(StructType schema, List<String> names) {
    StructType kept = new StructType();
    for (StructField field : schema.fields()) {
      kept = names.contains(field.name()) ? kept : kept.add(field);
    }
    return kept;
  }

  private static StructType asNullable(StructType schema) {
    return schema.asNullable();
  }

  private static void checkNames(InputSchema found) {
    List<String> names = new ArrayList<>(Arrays.asList(found.data().fieldNames()));
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new ScoringFailure(
            FailureReason.INPUT_SCHEMA,
            "spec.input: the column '" + name + "' is there twice; rename one of the two");
      }
    }
  }

  static String firstLine(Throwable thrown) {
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    return message.lines().map(String::strip).filter(s -> !s.isEmpty()).findFirst().orElse("");
  }
}
