package dev.scoring.runner;

import java.util.List;

/**
 * What a run would do, without doing it.
 *
 * @param runId the run's id
 * @param files input files
 * @param bytes their size together
 * @param units units that the input is cut into
 * @param largestUnitBytes input bytes of the largest unit
 * @param unitsDone units that an earlier attempt of the same run has committed
 * @param columnsRead input columns that the model, the filter and the output need
 * @param outputColumns name and type of each output column, as in {@code score float}
 * @param execution how tasks run
 */
public record PlanPreview(
    String runId,
    int files,
    long bytes,
    int units,
    long largestUnitBytes,
    int unitsDone,
    List<String> columnsRead,
    List<String> outputColumns,
    Execution execution) {

  public PlanPreview {
    columnsRead = List.copyOf(columnsRead);
    outputColumns = List.copyOf(outputColumns);
  }

  /**
   * How tasks run.
   *
   * @param slots tasks at a time
   * @param batchSize rows of a forward pass as declared: a number or {@code Auto}
   * @param intraOpThreads PyTorch's threads inside an operator as declared
   * @param interOpThreads PyTorch's threads among operators as declared
   * @param modelBytes size of the bundle, which each process holds once
   * @param memoryBytes estimate of one process's memory: heap as configured, the model twice while
   *     it loads, and column vectors and tensors of each slot
   */
  public record Execution(
      int slots,
      String batchSize,
      String intraOpThreads,
      String interOpThreads,
      long modelBytes,
      long memoryBytes) {}
}
