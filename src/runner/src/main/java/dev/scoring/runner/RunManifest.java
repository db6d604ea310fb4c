package dev.scoring.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.plan.RunIdentity;

/**
 * What is kept beside a published output.
 *
 * @param version of this document; 1
 * @param runId the run's id
 * @param identity what the id stands for
 * @param input which input was scored
 * @param outputSchema the output's columns as Spark's JSON schema
 * @param codeVersion the version of the program that scored
 * @param report what the run did
 */
record RunManifest(
    int version,
    String runId,
    RunIdentity identity,
    Input input,
    String outputSchema,
    String codeVersion,
    RunReport report) {

  static final int VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * Which input was scored.
   *
   * @param digest of the paths, sizes and times of its files
   * @param files how many
   * @param bytes their size together
   */
  record Input(String digest, int files, long bytes) {}

  String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest always has a JSON form", e);
    }
  }

  static RunManifest parse(String json) {
    try {
      return JSON.readValue(json, RunManifest.class);
    } catch (JsonProcessingException e) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_EXISTS,
          "spec.output.uri: a run is published there whose manifest cannot be read; choose another"
              + " folder",
          e);
    }
  }
}
