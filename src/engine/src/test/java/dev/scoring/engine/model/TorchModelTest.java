package dev.scoring.engine.model;

import static dev.scoring.engine.model.TestModels.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.model.ModelRegistry.Idle;
import dev.scoring.engine.tensor.DType;
import dev.scoring.engine.tensor.EncodedTensor;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TorchModelTest {
  private static final ModelOptions CPU = ModelOptions.cpu(2);
  private static final Offset<Float> CLOSE = Offset.offset(1e-6f);

  private final ModelRegistry registry = new ModelRegistry(new TorchEngine(), Idle.CLOSE);

  @Test
  void scoresAreThoseOfPython() {
    float[] x = TestModels.stored("mlp", "x");
    float[] logits = first(TestModels.mlp(), Tensors.batch(Tensors.floats(8, x)));

    assertThat(logits).containsExactly(TestModels.stored("mlp", "logits"), CLOSE);
  }

  @Test
  void severalInputsAreBoundInOrder() {
    float[] stored = TestModels.stored("two_inputs", "ids");
    long[] ids = new long[stored.length];
    Arrays.setAll(ids, i -> (long) stored[i]);
    ModelSource source =
        TestModels.source(
            "two_inputs.pt",
            List.of(vector("ids", DType.INT64, 4), vector("dense", DType.FLOAT32, 3)),
            List.of(TestModels.SCORE));

    float[] scores =
        first(
            source,
            Tensors.batch(
                Tensors.longs(4, ids),
                Tensors.floats(3, TestModels.stored("two_inputs", "dense"))));

    assertThat(scores).containsExactly(TestModels.stored("two_inputs", "score"), CLOSE);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(DType.class)
  void everyTypeComesBackBitByBit(DType dtype) {
    int rows = 5;
    int width = 3;
    ByteBuffer data = Tensors.direct(rows * width * dtype.bytes());
    Random random = new Random(7);
    for (int i = 0; i < data.capacity(); i++) {
      data.put(i, dtype == DType.BOOL ? (byte) random.nextInt(2) : (byte) random.nextInt());
    }
    List<TensorSpec> tensors = List.of(vector("x", dtype, width));
    ModelSource echo = TestModels.source("echo.pt", tensors, tensors);
    byte[] expected = bytes(data);

    for (Layout layout : Layout.values()) {
      ByteBuffer laidOut = layout == Layout.ROW_MAJOR ? data : transpose(data, width, dtype);
      EncodedTensor tensor = new EncodedTensor("x", dtype, layout, rows, List.of(width), laidOut);
      List<byte[]> seen = new ArrayList<>();
      try (ModelLease lease = registry.acquire(null, echo, CPU)) {
        lease.forward(Tensors.batch(tensor), (output, values) -> seen.add(bytes(values)));
      }
      assertThat(seen).as(layout.name()).hasSize(1);
      assertThat(seen.get(0)).as(layout.name()).isEqualTo(expected);
    }
  }

  @Test
  void tupleAndListAreReadInOrderAndDictByName() {
    List<TensorSpec> x = List.of(vector("x", DType.FLOAT32, 2));
    TensorSpec sum = new TensorSpec("sum", DType.FLOAT32, List.of());
    TensorSpec twice = vector("double", DType.FLOAT32, 2);
    EncodedBatch batch = Tensors.batch(Tensors.floats(2, 1, 2, 3, 4));

    for (String file : List.of("tuple_output.pt", "list_output.pt", "dict_output.pt")) {
      List<float[]> outputs = all(TestModels.source(file, x, List.of(sum, twice)), batch);
      assertThat(outputs.get(0)).as(file).containsExactly(3, 7);
      assertThat(outputs.get(1)).as(file).containsExactly(2, 4, 6, 8);
    }
    List<float[]> swapped = all(TestModels.source("dict_output.pt", x, List.of(twice, sum)), batch);
    assertThat(swapped.get(1)).containsExactly(3, 7);
  }

  @Test
  void aColumnOfOneMayBeDeclaredAScalar() {
    ModelSource source =
        TestModels.source(
            "column_output.pt", List.of(vector("x", DType.FLOAT32, 2)), List.of(TestModels.SCORE));

    assertThat(first(source, Tensors.batch(Tensors.floats(2, 1, 2, 3, 4)))).containsExactly(3, 7);
  }

  @Test
  void refilledBuffersGiveTheNewValues() {
    EncodedTensor tensor = Tensors.floats(8, new float[32 * 8]);
    float[] x = TestModels.stored("mlp", "x");
    float[] logits = TestModels.stored("mlp", "logits");
    try (ModelLease lease = registry.acquire(null, TestModels.mlp(), CPU)) {
      for (int half = 0; half < 2; half++) {
        tensor.data().asFloatBuffer().put(x, half * 256, 256);
        float[] expected = Arrays.copyOfRange(logits, half * 96, half * 96 + 96);
        lease.forward(
            Tensors.batch(tensor),
            (output, values) ->
                assertThat(Tensors.toFloats(values)).containsExactly(expected, CLOSE));
      }
    }
  }

  @Test
  void aBufferWithRoomToSpareIsReadUpToTheRows() {
    float[] x = TestModels.stored("mlp", "x");
    EncodedTensor whole = Tensors.floats(8, x);
    EncodedTensor three =
        new EncodedTensor("x", DType.FLOAT32, Layout.ROW_MAJOR, 3, List.of(8), whole.data());

    assertThat(first(TestModels.mlp(), Tensors.batch(three)))
        .containsExactly(Arrays.copyOf(TestModels.stored("mlp", "logits"), 9), CLOSE);
  }

  @Test
  void manyThreadsScoreAtOnceWithOneLoad() throws Exception {
    float[] x = TestModels.stored("mlp", "x");
    float[] logits = TestModels.stored("mlp", "logits");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> tasks = new ArrayList<>();
    try (ModelLease held = registry.acquire(null, TestModels.mlp(), CPU)) {
      assertThat(held.device()).isEqualTo("cpu");
      for (int task = 0; task < 8; task++) {
        int rows = 1 + task * 7;
        tasks.add(
            threads.submit(
                () -> {
                  EncodedBatch batch = Tensors.batch(Tensors.floats(8, Arrays.copyOf(x, rows * 8)));
                  float[] expected = Arrays.copyOf(logits, rows * 3);
                  try (ModelLease lease = registry.acquire(null, TestModels.mlp(), CPU)) {
                    for (int i = 0; i < 200; i++) {
                      lease.forward(
                          batch,
                          (output, values) ->
                              assertThat(Tensors.toFloats(values))
                                  .containsExactly(expected, CLOSE));
                    }
                  }
                }));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
    }
    threads.shutdown();
    assertThat(registry.loads()).isEqualTo(1);
  }

  @Test
  void aFailingPassIsOneSentenceAndTheModelGoesOn() {
    List<TensorSpec> x = List.of(vector("x", DType.FLOAT32, 1));
    ModelSource source = TestModels.source("fails_on_thirteen.pt", x, x);
    try (ModelLease lease = registry.acquire(null, source, CPU)) {
      EncodedBatch bad = Tensors.batch(Tensors.floats(1, 12, 13));
      assertThatThrownBy(() -> lease.forward(bad, (output, values) -> {}))
          .isInstanceOf(ScoringFailure.class)
          .hasFieldOrPropertyWithValue("reason", FailureReason.ENGINE_FAILED)
          .hasMessage(
              "PyTorch ended the forward pass of 2 rows on cpu: builtins.ValueError: 13 is"
                  + " unlucky.");
      lease.forward(
          Tensors.batch(Tensors.floats(1, 12)),
          (output, values) -> assertThat(Tensors.toFloats(values)).containsExactly(12));
    }
  }

  @Test
  void memoryThatRunsOutAsksForASmallerBatch() {
    List<TensorSpec> x = List.of(vector("x", DType.FLOAT32, 1));
    try (ModelLease lease = registry.acquire(null, TestModels.source("greedy.pt", x, x), CPU)) {
      assertThatThrownBy(() -> lease.warmUp(8))
          .isInstanceOf(ScoringFailure.class)
          .hasFieldOrPropertyWithValue("reason", FailureReason.OUT_OF_MEMORY)
          .hasMessageStartingWith("Memory ran out in the forward pass of 8 rows on cpu: ")
          .hasMessageEndingWith("; use a smaller batch.");
      lease.warmUp(3);
    }
  }

  @Test
  void aGpuThatIsNotThereIsNotTheProcessor() {
    ModelOptions gpu = new ModelOptions(DeviceRequest.GPU, 1, 1, CPU.precision(), CPU.cores());
    assertThatThrownBy(() -> registry.acquire(null, TestModels.mlp(), gpu))
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.DEVICE_UNAVAILABLE)
        .hasMessageStartingWith("A GPU was asked for, but ");
  }

  @Test
  void otherThreadsInOneProcessAreRefused() {
    registry.acquire(null, TestModels.mlp(), CPU).close();
    ModelOptions two = new ModelOptions(DeviceRequest.CPU, 2, 1, CPU.precision(), 2);

    assertThatThrownBy(() -> registry.acquire(null, TestModels.mlp(), two))
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.SPEC_INVALID)
        .hasMessage(
            "threads are intraOp 2 and interOp 1, but PyTorch in this process already runs with 1"
                + " and 1; use those, or a new process.");
  }

  private float[] first(ModelSource source, EncodedBatch batch) {
    return all(source, batch).get(0);
  }

  private List<float[]> all(ModelSource source, EncodedBatch batch) {
    List<float[]> outputs = new ArrayList<>();
    try (ModelLease lease = registry.acquire(null, source, CPU)) {
      lease.forward(batch, (output, values) -> outputs.add(Tensors.toFloats(values)));
    }
    return outputs;
  }

  private static byte[] bytes(ByteBuffer data) {
    byte[] bytes = new byte[data.capacity()];
    data.duplicate().position(0).get(bytes);
    return bytes;
  }

  private static ByteBuffer transpose(ByteBuffer rowMajor, int width, DType dtype) {
    int size = dtype.bytes();
    int rows = rowMajor.capacity() / size / width;
    ByteBuffer into = Tensors.direct(rowMajor.capacity());
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        for (int b = 0; b < size; b++) {
          into.put((i * rows + row) * size + b, rowMajor.get((row * width + i) * size + b));
        }
      }
    }
    return into;
  }
}
