package dev.scoring.runner.exec;

import dev.scoring.runner.session.Sessions;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One session for all tests of this package; the JVM's end stops it. */
final class SparkForTests {
  private static final SparkSession SESSION =
      Sessions.local(2, Map.of("spark.sql.shuffle.partitions", "2"));

  private SparkForTests() {}

  static SparkSession session() {
    return SESSION;
  }
}
