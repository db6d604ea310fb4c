package dev.scoring.contract.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a run did, as {@code scoring run --json} prints it and the manifest beside the output keeps
 * it.
 *
 * @param runId the run's id
 * @param outcome how it ended
 * @param rowsRead rows in the input's files
 * @param rowsScored rows scored and written
 * @param rowsRejected rows set aside with a reason
 * @param rowsFiltered rows that the input filter dropped
 * @param rowsSuppressed rows scored and, by {@code emit.where}, not written
 * @param unitsTotal units of the plan
 * @param unitsResumed units that an earlier attempt had committed
 * @param output where the scores are
 * @param model the bundle that scored them
 * @param batchSize rows of a forward pass
 * @param intraOpThreads PyTorch's threads inside an operator
 * @param modelLoads loads of the model, over all processes
 * @param parity one line for each bundle output with golden values
 * @param timing where the time went
 * @param warnings what the user should know, each one sentence
 */
public record RunReport(
    String runId,
    Outcome outcome,
    long rowsRead,
    long rowsScored,
    long rowsRejected,
    long rowsFiltered,
    long rowsSuppressed,
    int unitsTotal,
    int unitsResumed,
    OutputFiles output,
    ModelIdentity model,
    int batchSize,
    int intraOpThreads,
    int modelLoads,
    List<ParityReport> parity,
    RunTiming timing,
    List<String> warnings) {

  public RunReport {
    parity = List.copyOf(parity);
    warnings = List.copyOf(warnings);
  }

  /** How a run ended. */
  public enum Outcome {
    /** This run published the output. */
    @JsonProperty("Published")
    PUBLISHED,
    /** An equal run had published the same input before. */
    @JsonProperty("AlreadyPublished")
    ALREADY_PUBLISHED,
    /** A first look: nothing was written for good. */
    @JsonProperty("Preview")
    PREVIEW
  }

  /**
   * Where the scores are.
   *
   * @param uri the folder
   * @param files how many data files
   * @param bytes their size together
   */
  public record OutputFiles(String uri, int files, long bytes) {}

  /**
   * Which bundle scored.
   *
   * @param name the bundle's name
   * @param version the bundle's version
   * @param digest {@code sha256:...} of its content
   */
  public record ModelIdentity(String name, String version, String digest) {}

  /**
   * Seconds. Those of encode, forward and decode are summed over tasks.
   *
   * @param startup from process start to the first task
   * @param scoring from the first task to the last commit
   * @param publishing from the last commit to the published output
   * @param encode columns to tensors
   * @param forward forward passes
   * @param decode tensors to output columns
   * @param rowsPerSecond rows read over {@code scoring}
   */
  public record RunTiming(
      double startup,
      double scoring,
      double publishing,
      double encode,
      double forward,
      double decode,
      double rowsPerSecond) {}

  /** The rows' fates. */
  public RowBalance balance() {
    return new RowBalance(rowsRead, rowsScored, rowsRejected, rowsFiltered, rowsSuppressed);
  }
}
