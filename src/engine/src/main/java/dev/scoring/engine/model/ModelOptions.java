package dev.scoring.engine.model;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.Precision;
import java.io.Serializable;
import java.util.Objects;

/**
 * How a process runs models. PyTorch's threads are set once per process, so every lease of a
 * process has to ask for the same numbers.
 *
 * @param device the kind of device
 * @param intraOp threads inside one operator, from 1 to {@code cores}
 * @param interOp threads among independent operators, from 1 to {@code cores}
 * @param precision the floating point type of the forward pass
 * @param cores processor cores that this process owns, at least 1
 */
public record ModelOptions(
    DeviceRequest device, int intraOp, int interOp, Precision precision, int cores)
    implements Serializable {

  public ModelOptions {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(precision, "precision");
  }

  /** One thread each on the processor: the tasks of a process are the parallelism. */
  public static ModelOptions cpu(int cores) {
    return new ModelOptions(DeviceRequest.CPU, 1, 1, Precision.FLOAT32, cores);
  }

  /**
   * Refuses what cannot be honoured.
   *
   * @throws ScoringFailure SPEC_INVALID, naming the field
   */
  public void check() {
    if (cores < 1) {
      throw invalid("cores is " + cores + "; a process owns at least 1 core");
    }
    checkThreads("threads.intraOp", intraOp);
    checkThreads("threads.interOp", interOp);
    if (precision == Precision.FLOAT16) {
      throw invalid(
          "policy.precision is Float16, which the engine cannot convert a TorchScript model to;"
              + " export the model in half precision, declare its tensors as float16 and leave"
              + " policy.precision out");
    }
  }

  private void checkThreads(String field, int threads) {
    if (threads < 1 || threads > cores) {
      throw invalid(
          field
              + " is "
              + threads
              + "; this process owns "
              + cores
              + (cores == 1 ? " core" : " cores")
              + ", so choose from 1 to "
              + cores);
    }
  }

  private static ScoringFailure invalid(String sentence) {
    return new ScoringFailure(FailureReason.SPEC_INVALID, sentence + ".");
  }
}
