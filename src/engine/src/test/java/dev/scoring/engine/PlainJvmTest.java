package dev.scoring.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other tests of this module load and run models, so all they need is on this class path. */
class PlainJvmTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "org.apache.spark.SparkContext",
        "org.apache.spark.sql.SparkSession",
        "org.apache.hadoop.conf.Configuration",
        "scala.Option"
      })
  void theEngineRunsWithoutSparkOnItsClassPath(String type) {
    assertThatThrownBy(() -> Class.forName(type))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage(type);
  }
}
