package dev.scoring.operator.plan;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.operator.plan.DriverState.Ended;
import dev.scoring.operator.plan.DriverState.Verdict;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Why an attempt failed.
 *
 * @param reason a failure reason's id, or the cluster's own word
 * @param message one sentence for people
 * @param exitCode of the driver's container; empty when there is none
 * @param fault whose it is
 */
public record AttemptFailure(
    String reason, String message, Optional<Integer> exitCode, Fault fault) {

  /** Words of pods and containers that the cluster itself ended. */
  private static final Set<String> CLUSTER =
      Set.of(
          "Evicted",
          "NodeLost",
          "Preempted",
          "Preempting",
          "Shutdown",
          "NodeShutdown",
          "Terminated",
          "TerminationByKubelet",
          "DeletionByTaintManager",
          "DeletionByPodGC",
          "UnexpectedAdmissionError",
          "NodeAffinity",
          "OutOfcpu",
          "OutOfmemory",
          "OutOfpods");

  private static final int KILLED = 137;
  private static final int TERMINATED = 143;

  /**
   * Judges an ended driver; empty when it succeeded. The termination message knows best; without it
   * the pod's reason decides, then the exit code: our own, then those of the kernel, then Spark's.
   */
  public static Optional<AttemptFailure> of(Ended ended) {
    if (ended.verdict().isPresent()) {
      return said(ended, ended.verdict().get());
    }
    if (CLUSTER.contains(ended.podReason())) {
      return Optional.of(failure(ended, ended.podReason(), ended.message(), Fault.CLUSTER));
    }
    if (ended.exitCode().isEmpty()) {
      String reason = ended.podReason().isEmpty() ? "DriverLost" : ended.podReason();
      return Optional.of(
          failure(ended, reason, "The driver ended without an exit code.", Fault.CLUSTER));
    }
    int code = ended.exitCode().get();
    return code == 0 ? Optional.empty() : Optional.of(ofExitCode(ended, code));
  }

  private static Optional<AttemptFailure> said(Ended ended, Verdict verdict) {
    return verdict
        .failure()
        .map(reason -> failure(ended, reason.id(), verdict.message(), fault(reason)));
  }

  private static AttemptFailure ofExitCode(Ended ended, int code) {
    if (ended.podReason().equals("OOMKilled")) {
      return failure(
          ended,
          "OOMKilled",
          "The kernel ended the driver for want of memory; raise spec.driver.memory or"
              + " spec.driver.memoryOverhead.",
          Fault.PROGRAM);
    }
    Optional<FailureReason> ours =
        Arrays.stream(FailureReason.values()).filter(r -> r.exitCode() == code).findFirst();
    if (ours.isPresent()) {
      FailureReason reason = ours.get();
      return failure(ended, reason.id(), reason.cause() + " " + reason.remedy(), fault(reason));
    }
    return switch (code) {
      case KILLED -> failure(ended, "Killed", "The driver was killed with SIGKILL.", Fault.CLUSTER);
      case TERMINATED ->
          failure(ended, "Terminated", "The driver was ended with SIGTERM.", Fault.CLUSTER);
      default ->
          failure(
              ended,
              "DriverFailed",
              "The driver ended with exit code " + code + "; its log says why.",
              Fault.PROGRAM);
    };
  }

  private static Fault fault(FailureReason reason) {
    if (!reason.retryable()) {
      return Fault.USER;
    }
    return reason == FailureReason.INTERRUPTED ? Fault.CLUSTER : Fault.PROGRAM;
  }

  private static AttemptFailure failure(Ended ended, String reason, String message, Fault fault) {
    return new AttemptFailure(reason, message, ended.exitCode(), fault);
  }
}
