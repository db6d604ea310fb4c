package dev.scoring.crds;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.contract.spec.ModelSpec;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.PolicySpec;
import dev.scoring.contract.spec.ScoringSpec;
import java.util.Map;

/**
 * What to score, and with which pods, retries and deadlines. A component that is absent stays null
 * (lists and maps: empty), so that what a user declared can be told from what is a default; {@link
 * SpecDefaults} has the values.
 *
 * @param model the model bundle; never changes
 * @param input the rows to score; never changes
 * @param output where the scores go; never changes
 * @param policy batch size, bad rows, parity; never changes; the contract's defaults when absent
 * @param driver the driver's pod; {@link DriverSpec#defaults()} when absent
 * @param executor the executors' pods, threads and GPUs; {@link ExecutorSpec#defaults()} when
 *     absent
 * @param image image of driver and executors; null takes the operator's
 * @param imagePullPolicy when nodes pull the image; null leaves it to Kubernetes
 * @param serviceAccountName service account of driver and executors; {@code scoring-runner} when
 *     absent
 * @param backoffLimit attempts after the first before the job fails, 0 to 100; 3 when absent
 * @param activeDeadlineSeconds seconds that the job may be active in all before it fails, at least
 *     1; counted anew after a suspension; null sets no deadline
 * @param startDeadlineSeconds seconds from an attempt's start until its first executor works, at
 *     least 1; null sets no deadline
 * @param progressDeadlineSeconds seconds without a row scored after which an attempt is ended, at
 *     least 1; null sets no deadline
 * @param ttlSecondsAfterFinished seconds after its end when the resource is deleted, at least 0;
 *     null keeps it
 * @param podsTtlSeconds seconds after the end when pods are deleted and the resource is kept, at
 *     least 0; null keeps pods as long as the resource
 * @param suspend whether no pod may run; false when absent
 * @param managedBy the controller that runs the job; another's resource is left alone; never
 *     changes; null is this operator
 * @param sparkConf Spark properties that have no field of their own; those that the operator owns
 *     are refused by name; empty when absent
 */
public record ScoringJobSpec(
    @JsonProperty(required = true) ModelSpec model,
    @JsonProperty(required = true) InputSpec input,
    @JsonProperty(required = true) OutputSpec output,
    PolicySpec policy,
    DriverSpec driver,
    ExecutorSpec executor,
    String image,
    ImagePullPolicy imagePullPolicy,
    String serviceAccountName,
    Integer backoffLimit,
    Long activeDeadlineSeconds,
    Long startDeadlineSeconds,
    Long progressDeadlineSeconds,
    Long ttlSecondsAfterFinished,
    Long podsTtlSeconds,
    Boolean suspend,
    String managedBy,
    Map<String, String> sparkConf) {

  public ScoringJobSpec {
    driver = driver == null ? DriverSpec.defaults() : driver;
    executor = executor == null ? ExecutorSpec.defaults() : executor;
    sparkConf = sparkConf == null ? Map.of() : Map.copyOf(sparkConf);
  }

  /** The part that decides which rows are scored, how, and where the scores go. */
  public ScoringSpec scoring() {
    return new ScoringSpec(model, input, output, policy, executor.threads());
  }
}
