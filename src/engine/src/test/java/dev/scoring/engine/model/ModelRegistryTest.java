package dev.scoring.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.Precision;
import dev.scoring.engine.model.ModelRegistry.Idle;
import dev.scoring.engine.tensor.EncodedTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelRegistryTest {
  private static final ModelOptions CPU = ModelOptions.cpu(2);
  private static final ModelOptions GPU =
      new ModelOptions(DeviceRequest.GPU, 1, 1, Precision.FLOAT32, 2);

  private final FakeEngine engine = new FakeEngine();

  @Test
  void eightThreadsAtOnceCauseOneLoad() throws Exception {
    ModelRegistry registry = new ModelRegistry(engine, Idle.KEEP);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<ModelLease>> leases = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      leases.add(
          threads.submit(
              () -> {
                start.await();
                return registry.acquire(null, model("a"), CPU);
              }));
    }
    start.countDown();
    for (Future<ModelLease> lease : leases) {
      lease.get().close();
    }
    threads.shutdown();

    assertThat(registry.loads()).isEqualTo(1);
    assertThat(engine.events).containsExactly("load a on cpu");
  }

  @Test
  void taskAfterTaskUsesTheModelThatWasKept() {
    ModelRegistry registry = new ModelRegistry(engine, Idle.KEEP);
    for (int task = 0; task < 5; task++) {
      registry.acquire(null, model("a"), CPU).close();
    }

    assertThat(registry.loads()).isEqualTo(1);
    assertThat(engine.events).containsExactly("load a on cpu");
  }

  @Test
  void aKeptModelIsFreedBeforeAnotherIsLoadedOnItsDevice() {
    ModelRegistry registry = new ModelRegistry(engine, Idle.KEEP);
    registry.acquire(null, model("a"), CPU).close();
    registry.acquire(null, model("b"), CPU).close();

    assertThat(engine.events).containsExactly("load a on cpu", "close a", "load b on cpu");
  }

  @Test
  void aModelInUseIsNotFreedForAnother() {
    ModelRegistry registry = new ModelRegistry(engine, Idle.KEEP);
    ModelLease inUse = registry.acquire(null, model("a"), CPU);
    registry.acquire(null, model("b"), CPU).close();
    inUse.close();

    assertThat(engine.events).containsExactly("load a on cpu", "load b on cpu");
  }

  @Test
  void closeIdleFreesWhatNoLeaseHolds() {
    ModelRegistry registry = new ModelRegistry(engine, Idle.KEEP);
    ModelLease inUse = registry.acquire(null, model("a"), CPU);
    registry.acquire(null, model("b"), CPU).close();
    registry.closeIdle();

    assertThat(engine.events).containsExactly("load a on cpu", "load b on cpu", "close b");
    inUse.close();
  }

  @Test
  void theLastLeaseClosesTheModelAndClosingTwiceCountsOnce() {
    ModelRegistry registry = new ModelRegistry(engine, Idle.CLOSE);
    ModelLease first = registry.acquire(null, model("a"), CPU);
    ModelLease second = registry.acquire(null, model("a"), CPU);
    first.close();
    first.close();
    assertThat(engine.events).containsExactly("load a on cpu");
    second.close();

    assertThat(engine.events).containsExactly("load a on cpu", "close a");
    registry.acquire(null, model("a"), CPU).close();
    assertThat(registry.loads()).isEqualTo(2);
  }

  @Test
  void aClosedLeaseRunsNothing() {
    ModelLease lease = new ModelRegistry(engine, Idle.KEEP).acquire(null, model("a"), CPU);
    lease.close();

    assertThatThrownBy(
            () -> lease.forward(Tensors.batch(Tensors.floats(1, 1f)), (output, values) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the lease on cpu is closed");
  }

  @Test
  void leasesGoToTheLeastUsedDevice() {
    engine.gpus = 3;
    ModelRegistry registry = new ModelRegistry(engine, Idle.KEEP);
    List<ModelLease> leases =
        IntStream.range(0, 6).mapToObj(i -> registry.acquire(null, model("a"), GPU)).toList();
    assertThat(leases)
        .extracting(ModelLease::device)
        .containsExactly("gpu:0", "gpu:1", "gpu:2", "gpu:0", "gpu:1", "gpu:2");

    leases.get(4).close();
    assertThat(registry.acquire(null, model("a"), GPU).device()).isEqualTo("gpu:1");
    assertThat(registry.loads()).isEqualTo(3);
  }

  @Test
  void aFailedLoadReachesTheCallerAndTheNextLeaseTriesAgain() {
    ModelRegistry registry = new ModelRegistry(engine, Idle.KEEP);
    engine.failure = new ScoringFailure(FailureReason.MODEL_INVALID, "Truncated.");
    assertThatThrownBy(() -> registry.acquire(null, model("a"), CPU))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage("Truncated.");
    engine.failure = null;

    registry.acquire(null, model("a"), CPU).close();
    assertThat(registry.loads()).isEqualTo(1);
  }

  private static ModelSource model(String digest) {
    return new ModelSource(
        digest, digest, Path.of("none"), List.of(), List.of(), () -> SampleRow.zeros(List.of()));
  }

  /** Notes what it is asked for. */
  private static final class FakeEngine implements ModelLoader {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private volatile int gpus;
    private volatile ScoringFailure failure;

    @Override
    public List<ComputeDevice> devices(ModelOptions options) {
      return options.device() == DeviceRequest.CPU
          ? List.of(ComputeDevice.cpu())
          : IntStream.range(0, gpus)
              .mapToObj(i -> new ComputeDevice(DeviceRequest.GPU, i))
              .toList();
    }

    @Override
    public LoadedModel load(ModelSource source, ModelOptions options, ComputeDevice device) {
      if (failure != null) {
        throw failure;
      }
      events.add("load " + source.digest() + " on " + device);
      return new LoadedModel() {
        @Override
        public void forward(List<EncodedTensor> inputs, int rows, OutputReader reader) {}

        @Override
        public void warmUp(int rows) {}

        @Override
        public void close() {
          events.add("close " + source.digest());
        }
      };
    }
  }
}
