package dev.scoring.runner.plan;

import dev.scoring.contract.spec.Precision;
import java.time.Instant;
import java.util.Objects;

/**
 * What was decided when a run was planned, so that every attempt computes the same.
 *
 * @param dataSchema the files' columns as Spark's JSON schema
 * @param partitionSchema the partition columns as Spark's JSON schema
 * @param timeZone session time zone
 * @param now the value of {@code now()} and its like in predicates
 * @param batchSize rows of a forward pass
 * @param intraOpThreads PyTorch's threads inside an operator
 * @param interOpThreads PyTorch's threads among operators
 * @param precision floating point type of the forward pass
 * @param device {@code CPU} or {@code GPU}
 * @param codeVersion version of the program that planned
 */
public record PinnedSettings(
    String dataSchema,
    String partitionSchema,
    String timeZone,
    Instant now,
    int batchSize,
    int intraOpThreads,
    int interOpThreads,
    Precision precision,
    String device,
    String codeVersion) {

  public PinnedSettings {
    Objects.requireNonNull(dataSchema, "dataSchema");
    Objects.requireNonNull(partitionSchema, "partitionSchema");
    Objects.requireNonNull(timeZone, "timeZone");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(codeVersion, "codeVersion");
  }
}
