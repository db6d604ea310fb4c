package dev.scoring.runner.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;

/** The document {@code plan.json}. */
public final class RunPlanJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private RunPlanJson() {}

  /** The plan as UTF-8 JSON. */
  public static byte[] write(RunPlan plan) {
    try {
      return JSON.writeValueAsBytes(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan always has a JSON form", e);
    }
  }

  /**
   * Reads a plan back.
   *
   * @throws ScoringFailure PLAN_MISMATCH when another version wrote it or it is damaged
   */
  public static RunPlan read(byte[] json) {
    try {
      RunPlan plan = JSON.readValue(json, RunPlan.class);
      if (plan.version() == RunPlan.VERSION) {
        return plan;
      }
      throw mismatch(
          "has version " + plan.version() + ", and this program reads " + RunPlan.VERSION, null);
    } catch (IOException e) {
      throw mismatch("cannot be read: " + e.getMessage().lines().findFirst().orElse(""), e);
    }
  }

  private static ScoringFailure mismatch(String what, IOException cause) {
    return new ScoringFailure(
        FailureReason.PLAN_MISMATCH,
        "The plan of the run to resume " + what + "; start again with --fresh.",
        cause);
  }
}
