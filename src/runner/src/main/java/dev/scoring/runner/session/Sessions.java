package dev.scoring.runner.session;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark sessions that {@code ScoringRun} runs in. */
public final class Sessions {
  private Sessions() {}

  /**
   * A session in this process; the caller closes it.
   *
   * @param cores tasks at a time, at least 1
   * @param extra the user's Spark settings, which win over defaults but not over what the runner
   *     owns
   * @throws ScoringFailure SPEC_INVALID when an owned setting is contradicted or {@code cores} is
   *     below 1
   */
  public static SparkSession local(int cores, Map<String, String> extra) {
    if (cores < 1) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID, "cores is " + cores + "; choose 1 or more.");
    }
    SparkSession.Builder builder =
        SparkSession.builder().appName("scoring").master("local[" + cores + "]");
    SparkSettings.with(SparkSettings.LOCAL_DEFAULTS, extra).forEach(builder::config);
    return builder.getOrCreate();
  }

  /**
   * Refuses a session in which a setting that the runner owns has another value.
   *
   * @throws ScoringFailure SPEC_INVALID, naming the setting
   */
  public static void requireOwnedSettings(SparkSession spark) {
    for (SparkSetting setting : SparkSettings.OWNED) {
      String value = spark.conf().get(setting.key(), "");
      if (!value.isEmpty() && !value.equalsIgnoreCase(setting.value())) {
        throw SparkSettings.contradiction(setting, value);
      }
    }
  }
}
