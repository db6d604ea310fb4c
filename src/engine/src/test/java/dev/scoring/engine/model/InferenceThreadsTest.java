package dev.scoring.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import dev.scoring.contract.spec.Precision;
import dev.scoring.engine.model.ModelRegistry.Idle;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InferenceThreadsTest {

  @Test
  void withOneIntraOpThreadTheCallerRunsItsPass() {
    AtomicReference<Thread> ran = new AtomicReference<>();
    InferenceThreads.create(1, 8).run(() -> ran.set(Thread.currentThread()));

    assertThat(ran.get()).isSameAs(Thread.currentThread());
  }

  @Test
  void withMoreTheSameFewThreadsRunAllPasses() throws Exception {
    InferenceThreads threads = InferenceThreads.create(2, 4);
    Set<String> names = ConcurrentHashMap.newKeySet();
    ExecutorService tasks = Executors.newCachedThreadPool();
    for (int i = 0; i < 40; i++) {
      tasks.execute(() -> threads.run(() -> names.add(Thread.currentThread().getName())));
    }
    tasks.shutdown();
    assertThat(tasks.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    assertThat(names).isSubsetOf("scoring-inference-0", "scoring-inference-1").isNotEmpty();
  }

  @Test
  void aPassIsWaitedForAndItsFailureIsTheCallers() {
    InferenceThreads threads = InferenceThreads.create(2, 2);
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                threads.run(
                    () -> {
                      throw new IllegalStateException("from the pass");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("from the pass");
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
  }

  /** PyTorch's threads are set once per process, so two intra-op threads need one of their own. */
  @Test
  void declaredThreadsReachPyTorch() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                InferenceThreadsTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said;
    try (InputStream out = child.getInputStream()) {
      said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(child.waitFor()).isZero();
    assertThat(said.strip()).isEqualTo("intra-op 2, inter-op 2 on scoring-inference-0");
  }

  /** The child of {@link #declaredThreadsReachPyTorch}. */
  public static void main(String[] args) {
    ModelOptions two = new ModelOptions(DeviceRequest.CPU, 2, 2, Precision.FLOAT32, 2);
    ModelRegistry registry = new ModelRegistry(new TorchEngine(), Idle.CLOSE);
    try (ModelLease lease = registry.acquire(null, TestModels.mlp(), two)) {
      lease.forward(
          Tensors.batch(Tensors.floats(8, new float[8])),
          (output, values) ->
              System.out.println(
                  "intra-op "
                      + JniUtils.getNumThreads()
                      + ", inter-op "
                      + JniUtils.getNumInteropThreads()
                      + " on "
                      + Thread.currentThread().getName()));
    }
  }
}
