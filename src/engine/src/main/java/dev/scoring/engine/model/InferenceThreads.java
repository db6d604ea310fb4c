package dev.scoring.engine.model;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that forward passes run on. OpenMP keeps a team of workers for every thread that
 * enters a parallel operator, so with more than one intra-op thread the passes of all tasks run on
 * a few threads that live as long as the process; with one there are no teams, and the calling
 * thread runs its pass itself.
 */
final class InferenceThreads {
  private final Optional<Executor> executor;

  private InferenceThreads(Optional<Executor> executor) {
    this.executor = executor;
  }

  /** As many threads as teams of {@code intraOp} fit on {@code cores}. */
  static InferenceThreads create(int intraOp, int cores) {
    if (intraOp == 1) {
      return new InferenceThreads(Optional.empty());
    }
    AtomicInteger count = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, cores / intraOp),
            task -> {
              Thread thread = new Thread(task, "scoring-inference-" + count.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            });
    return new InferenceThreads(Optional.of(pool));
  }

  /**
   * Runs a pass and waits for it, deaf to interrupts: the buffers it reads belong to the caller,
   * who would refill them.
   */
  void run(Runnable pass) {
    if (executor.isEmpty()) {
      pass.run();
      return;
    }
    try {
      CompletableFuture.runAsync(pass, executor.get()).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
