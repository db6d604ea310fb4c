package dev.scoring.contract.spec;

/**
 * PyTorch's threads in one executor process.
 *
 * @param intraOp threads inside one operator of one task's forward pass; 1 when absent
 * @param interOp threads among independent operators; 1 when absent
 */
public record ThreadsSpec(Count intraOp, Count interOp) {

  public ThreadsSpec {
    intraOp = intraOp == null ? Count.of(1) : intraOp;
    interOp = interOp == null ? Count.of(1) : interOp;
  }

  /** One thread each: tasks are the parallelism. */
  public static ThreadsSpec defaults() {
    return new ThreadsSpec(null, null);
  }
}
