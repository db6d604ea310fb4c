package dev.scoring.runner.session;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every Spark setting that the runner decides, and why; {@code docs/spark-settings.md} is it. */
public final class SparkSettings {
  private SparkSettings() {}

  /** Settings that decide what is read and written; a different value is refused. */
  public static final List<SparkSetting> OWNED =
      List.of(
          owned(
              "spark.sql.session.timeZone",
              "UTC",
              "Casts and date functions of predicates must not depend on the machine."),
          owned(
              "spark.sql.ansi.enabled",
              "true",
              "A cast or an overflow in a predicate is an error, not a silent null."),
          owned(
              "spark.sql.caseSensitive",
              "true",
              "A bundle's column names mean exactly one column, also beside one that differs in"
                  + " case."),
          owned(
              "spark.sql.timestampType",
              "TIMESTAMP_LTZ",
              "TIMESTAMP in input.schema means an instant."),
          owned(
              "spark.sql.legacy.timeParserPolicy",
              "CORRECTED",
              "Dates that do not parse are errors, never a guess by the old parser."),
          owned(
              "spark.sql.variable.substitute",
              "false",
              "Predicates are taken as written; ${...} is not replaced from the environment."),
          owned(
              "spark.sql.sources.partitionColumnTypeInference.enabled",
              "false",
              "Partition values stay text: dev=007 is '007' and not 7."),
          owned(
              "spark.sql.files.ignoreCorruptFiles",
              "false",
              "A corrupt file ends the run instead of losing its rows."),
          owned(
              "spark.sql.files.ignoreMissingFiles",
              "false",
              "A file that vanished ends the run instead of losing its rows."),
          owned(
              "spark.sql.parquet.outputTimestampType",
              "TIMESTAMP_MICROS",
              "Timestamps are written in microseconds, not as INT96."),
          owned(
              "spark.sql.parquet.int96AsTimestamp",
              "true",
              "Files of old writers keep INT96 for timestamps."),
          owned(
              "spark.sql.parquet.int96TimestampConversion",
              "false",
              "INT96 is taken as UTC, whoever wrote it."),
          owned(
              "spark.sql.parquet.datetimeRebaseModeInRead",
              "CORRECTED",
              "Old dates are read as they are written, unless the file names the old calendar."),
          owned(
              "spark.sql.parquet.int96RebaseModeInRead",
              "CORRECTED",
              "As for dates, for INT96 timestamps."),
          owned(
              "spark.sql.parquet.mergeSchema",
              "false",
              "One file gives the schema and each file is checked against it when it is opened."),
          owned(
              "spark.sql.parquet.enableVectorizedReader",
              "true",
              "Parquet is read by columns, which encoding needs."),
          owned(
              "spark.sql.parquet.enableNestedColumnVectorizedReader",
              "true",
              "Arrays and structs are read by columns too."),
          owned("spark.sql.orc.impl", "native", "ORC is read by Spark's own column reader."),
          owned("spark.sql.orc.enableVectorizedReader", "true", "As for Parquet."),
          owned("spark.sql.orc.enableNestedColumnVectorizedReader", "true", "As for Parquet."),
          owned(
              "spark.sql.codegen.maxFields",
              "100000",
              "Spark's own plans drop to rows above 100 columns by default; kept out of the way of"
                  + " reading wide inputs."),
          owned(
              "spark.sql.columnVector.offheap.enabled",
              "true",
              "Column values are copied from native memory into tensors in bulk and spare the"
                  + " garbage collector."),
          owned(
              "spark.sql.adaptive.enabled",
              "false",
              "There is no shuffle to adapt, and a partition must stay a unit."),
          owned(
              "spark.speculation",
              "false",
              "A second copy of a task would score a unit twice for nothing."));

  /** Settings of a session in this process that a user may change. */
  public static final List<SparkSetting> LOCAL_DEFAULTS =
      List.of(
          local("spark.ui.enabled", "false", "Starting the web UI takes about a second."),
          local("spark.ui.showConsoleProgress", "false", "The command draws its own progress."),
          local("spark.driver.host", "localhost", "No look-up of this machine's name."),
          local("spark.driver.bindAddress", "127.0.0.1", "Nothing listens on the network."),
          local(
              "spark.executor.heartbeatInterval",
              "1s",
              "Row counts of running tasks reach the progress line each second; sooner, heartbeats"
                  + " race with the session's start."),
          local("spark.locality.wait", "0s", "Everything is local."),
          local(
              "spark.sql.catalogImplementation",
              "in-memory",
              "No metastore is started, for none is asked."));

  /**
   * The settings of a session: owned ones, then defaults, then the user's.
   *
   * @param extra the user's settings
   * @throws ScoringFailure SPEC_INVALID when {@code extra} gives an owned key another value
   */
  public static Map<String, String> with(List<SparkSetting> defaults, Map<String, String> extra) {
    refuseContradictions(extra);
    TreeMap<String, String> settings = new TreeMap<>();
    defaults.forEach(setting -> settings.put(setting.key(), setting.value()));
    settings.putAll(extra);
    OWNED.forEach(setting -> settings.put(setting.key(), setting.value()));
    return settings;
  }

  private static void refuseContradictions(Map<String, String> extra) {
    for (SparkSetting setting : OWNED) {
      Optional.ofNullable(extra.get(setting.key()))
          .filter(value -> !value.strip().equalsIgnoreCase(setting.value()))
          .ifPresent(
              value -> {
                throw contradiction(setting, value);
              });
    }
  }

  /** What is said of an owned key with another value. */
  static ScoringFailure contradiction(SparkSetting setting, String value) {
    return new ScoringFailure(
        FailureReason.SPEC_INVALID,
        "sparkConf: '%s' is '%s', but the runner sets it to '%s' (%s) Leave it out."
            .formatted(setting.key(), value, setting.value(), setting.why()));
  }

  private static SparkSetting owned(String key, String value, String why) {
    return new SparkSetting(key, value, why);
  }

  private static SparkSetting local(String key, String value, String why) {
    return new SparkSetting(key, value, why);
  }
}
