package dev.scoring.engine.model;

import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.encode.EncodedBatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to use a loaded model until it is closed. Passes may run on several threads at once;
 * whoever acquired the lease closes it, once, after all of them.
 */
public final class ModelLease implements AutoCloseable {
  private final ModelBundle bundle;
  private final ModelOptions options;
  private final ComputeDevice device;
  private final LoadedModel model;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  ModelLease(
      ModelBundle bundle,
      ModelOptions options,
      ComputeDevice device,
      LoadedModel model,
      Runnable release) {
    this.bundle = bundle;
    this.options = options;
    this.device = device;
    this.model = model;
    this.release = release;
  }

  /** The bundle that the model is from. */
  public ModelBundle bundle() {
    return bundle;
  }

  /** What the lease was acquired with. */
  public ModelOptions options() {
    return options;
  }

  /** The device that the model is on: {@code cpu}, {@code gpu:0}, ... */
  public String device() {
    return device.toString();
  }

  /**
   * Runs the model once over encoded rows and gives its outputs, each by one call of the reader, in
   * the bundle's order. The tensors alias the encoder's buffers, which may be refilled once this
   * returns; all native memory of the pass is freed then.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure OUT_OF_MEMORY when a smaller batch may
   *     pass; ENGINE_FAILED when the pass fails; SIGNATURE_MISMATCH when an output's shape is not
   *     the declared one
   */
  public void forward(EncodedBatch batch, OutputReader reader) {
    if (closed.get()) {
      throw new IllegalStateException("the lease on " + device + " is closed");
    }
    model.forward(batch.tensors(), batch.rows(), reader);
  }

  /**
   * Runs the model once over a batch of this many sample rows, unless a lease on it has: what
   * PyTorch sets up for a batch of that size is set up, and a batch too large for memory fails
   * here.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure as {@link #forward} does
   */
  public void warmUp(int rows) {
    model.warmUp(rows);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
