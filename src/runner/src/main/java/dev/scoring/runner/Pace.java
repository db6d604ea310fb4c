package dev.scoring.runner;

import dev.scoring.contract.report.RunReport.RunTiming;
import dev.scoring.runner.exec.ScoringQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.spark.sql.execution.metric.SQLMetric;
import scala.Option;

/** Where a run's time goes. Not thread-safe. */
final class Pace {
  private final InstantSource clock;
  private final Instant processStart;
  private Instant scoringBegan;
  private Instant scoringEnded;
  private long encodeNanos;
  private long forwardNanos;
  private long decodeNanos;
  private long modelLoads;
  private long notFinite;

  Pace(InstantSource clock, Instant processStart) {
    this.clock = clock;
    this.processStart = processStart;
    this.scoringBegan = clock.instant();
    this.scoringEnded = scoringBegan;
  }

  void scoringBegins() {
    scoringBegan = clock.instant();
    scoringEnded = scoringBegan;
  }

  void scoringEnds() {
    scoringEnded = clock.instant();
  }

  /** Adds what a query's tasks told. */
  void add(ScoringQuery query) {
    encodeNanos += metric(query, "encodeTime");
    forwardNanos += metric(query, "forwardTime");
    decodeNanos += metric(query, "decodeTime");
    modelLoads += metric(query, "numModelLoads");
    notFinite += metric(query, "numNotFinite");
  }

  private static long metric(ScoringQuery query, String name) {
    Option<SQLMetric> metric = query.physicalPlan().metrics().get(name);
    return metric.isDefined() ? Math.max(0, metric.get().value()) : 0;
  }

  /** NaN and infinite values that the model gave. */
  long notFinite() {
    return notFinite;
  }

  int modelLoads() {
    return (int) modelLoads;
  }

  /** The timing so far. */
  RunTiming timing(long rowsRead) {
    double scoring = seconds(scoringBegan, scoringEnded);
    return new RunTiming(
        seconds(processStart, scoringBegan),
        scoring,
        seconds(scoringEnded, clock.instant()),
        encodeNanos / 1e9,
        forwardNanos / 1e9,
        decodeNanos / 1e9,
        scoring > 0 ? rowsRead / scoring : 0);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
