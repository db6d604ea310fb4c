package dev.scoring.engine.model;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.Precision;
import dev.scoring.engine.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The models of a process: one load for each digest, precision and device, however many tasks ask,
 * one after another or at once. Thread-safe.
 *
 * <p>Tasks of one job come and go, so {@link #process} keeps a device's model when its last lease
 * closes, and frees it when another model is loaded there or {@link #closeIdle} is called. A
 * process thus holds at most one unused model a device.
 */
public final class ModelRegistry {
  private static final ModelRegistry PROCESS = new ModelRegistry(new TorchEngine(), Idle.KEEP);

  /** What happens to a model without leases. */
  enum Idle {
    /** Freed at once. */
    CLOSE,
    /** Kept until its device gets another model. */
    KEEP
  }

  private record Key(String digest, Precision precision, ComputeDevice device) {}

  private static final class Entry {
    private final CompletableFuture<LoadedModel> model = new CompletableFuture<>();
    private int leases;
  }

  private final ModelLoader loader;
  private final Idle idle;
  private final Map<Key, Entry> entries = new HashMap<>();
  private long loads;

  ModelRegistry(ModelLoader loader, Idle idle) {
    this.loader = loader;
    this.idle = idle;
  }

  /** The registry of this process. */
  public static ModelRegistry process() {
    return PROCESS;
  }

  /**
   * Takes a lease on a bundle's model, loading it when no lease has. With several GPUs the lease is
   * on the device with the fewest.
   *
   * @throws ScoringFailure SPEC_INVALID for options that cannot be honoured or differ from those
   *     that PyTorch runs with in this process, DEVICE_UNAVAILABLE without the device asked for,
   *     MODEL_INVALID for a file that is no TorchScript, SIGNATURE_MISMATCH for a model that does
   *     not fit model.yaml, OUT_OF_MEMORY, ENGINE_FAILED
   */
  public ModelLease acquire(ModelBundle bundle, ModelOptions options) {
    return acquire(bundle, ModelSources.of(bundle), options);
  }

  /**
   * How often a model was loaded since the process began: one a digest and device, in a good run.
   */
  public synchronized long loads() {
    return loads;
  }

  /** Frees every model without a lease. */
  public void closeIdle() {
    closeAll(takeIdle(null));
  }

  ModelLease acquire(ModelBundle bundle, ModelSource source, ModelOptions options) {
    List<ComputeDevice> devices = loader.devices(options);
    Key key;
    Entry entry;
    boolean loading;
    synchronized (this) {
      key = new Key(source.digest(), options.precision(), leastUsed(devices));
      loading = !entries.containsKey(key);
      entry = entries.computeIfAbsent(key, absent -> new Entry());
      entry.leases++;
    }
    if (loading) {
      load(key, entry, source, options);
    }
    LoadedModel model = loaded(source, entry);
    return new ModelLease(bundle, options, key.device(), model, () -> release(key, entry));
  }

  private static LoadedModel loaded(ModelSource source, Entry entry) {
    try {
      return entry.model.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ScoringFailure cause) {
        throw new ScoringFailure(cause.reason(), cause.getMessage(), cause);
      }
      throw new ScoringFailure(
          FailureReason.ENGINE_FAILED,
          "The model '"
              + source.name()
              + "' cannot be loaded: "
              + EngineErrors.sentence(e.getCause())
              + ".",
          e.getCause());
    }
  }

  /** Outside the lock, so that leases on other models do not wait. */
  private void load(Key key, Entry entry, ModelSource source, ModelOptions options) {
    try {
      closeAll(takeIdle(key.device()));
      LoadedModel model = loader.load(source, options, key.device());
      synchronized (this) {
        loads++;
      }
      entry.model.complete(model);
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        entries.remove(key, entry);
      }
      entry.model.completeExceptionally(e);
    }
  }

  private void release(Key key, Entry entry) {
    synchronized (this) {
      entry.leases--;
      if (entry.leases > 0 || idle == Idle.KEEP) {
        return;
      }
      entries.remove(key, entry);
    }
    entry.model.join().close();
  }

  private ComputeDevice leastUsed(List<ComputeDevice> devices) {
    Map<ComputeDevice, Integer> leases = new HashMap<>();
    entries.forEach((key, entry) -> leases.merge(key.device(), entry.leases, Integer::sum));
    return devices.stream()
        .min(Comparator.comparingInt(device -> leases.getOrDefault(device, 0)))
        .orElseThrow();
  }

  /** Removes the models without leases, of one device or of all. */
  private synchronized List<LoadedModel> takeIdle(ComputeDevice device) {
    List<LoadedModel> taken = new ArrayList<>();
    entries
        .entrySet()
        .removeIf(
            entry -> {
              boolean take =
                  entry.getValue().leases == 0
                      && (device == null || entry.getKey().device().equals(device));
              if (take) {
                taken.add(entry.getValue().model.join());
              }
              return take;
            });
    return taken;
  }

  private static void closeAll(List<LoadedModel> models) {
    models.forEach(LoadedModel::close);
  }
}
