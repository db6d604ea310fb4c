package dev.scoring.bench.score;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a batch of a new size costs, with TorchScript's optimizer on and off: the first passes of a
 * load, the first of another size, and the pace once sizes are known. Each is measured on a load of
 * its own, after other loads have warmed up the JVM and the kernels.
 */
public final class NewBatchSizes {
  private static final int FEATURES = 64;
  private static final int[] STEADY = {256, 1024, 4096};
  private static final int ROUNDS = 15;
  private static final long ROWS_A_ROUND = 500_000;

  private final PtNDManager manager;
  private final Path model;

  private enum Optimizer {
    ON,
    OFF
  }

  private NewBatchSizes(PtNDManager manager, Path model) {
    this.manager = manager;
    this.model = model;
  }

  /** No arguments. */
  public static void main(String[] args) {
    ModelBundle bundle = ModelBundle.open(Path.of("bench/bundles/dense64"));
    // The lease starts the engine with its threads set.
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, ModelOptions.cpu(1));
        PtNDManager manager =
            (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      new NewBatchSizes(manager, lease.bundle().modelFile()).measure();
    }
  }

  private void measure() {
    pace(512);
    for (Optimizer optimizer : Optimizer.values()) {
      PtSymbolBlock module = load();
      System.out.printf(
          "optimizer %-3s: 1024 rows, passes 1 to 4: %s ms; then 333 rows, passes 1 to 3: %s ms%n",
          optimizer, passes(module, optimizer, 1024, 4), passes(module, optimizer, 333, 3));
    }
    for (int rows : STEADY) {
      System.out.printf("steady at %4d rows: on / off %.2f%n", rows, pace(rows));
    }
  }

  private String passes(PtSymbolBlock module, Optimizer optimizer, int rows, int count) {
    PtNDArray input = input(rows);
    return IntStream.range(0, count)
        .mapToObj(pass -> String.format("%.2f", nanos(module, input, optimizer) / 1e6))
        .collect(Collectors.joining(", "));
  }

  /**
   * How many times the rows a CPU second with the optimizer on, of those with it off. The two take
   * turns, so that a slower machine slows them alike.
   */
  private double pace(int rows) {
    PtSymbolBlock on = load();
    PtSymbolBlock off = load();
    PtNDArray input = input(rows);
    double[] ratios = new double[ROUNDS];
    for (int round = -3; round < ROUNDS; round++) {
      double ratio =
          (double) cpuNanos(off, input, Optimizer.OFF, rows)
              / cpuNanos(on, input, Optimizer.ON, rows);
      if (round >= 0) {
        ratios[round] = ratio;
      }
    }
    Arrays.sort(ratios);
    return ratios[ROUNDS / 2];
  }

  private static long cpuNanos(
      PtSymbolBlock module, PtNDArray input, Optimizer optimizer, int rows) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (long pass = 0; pass < ROWS_A_ROUND / rows; pass++) {
      nanos(module, input, optimizer);
    }
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }

  private static long nanos(PtSymbolBlock module, PtNDArray input, Optimizer optimizer) {
    JniUtils.setGraphExecutorOptimize(optimizer == Optimizer.ON);
    long start = System.nanoTime();
    try (IValue argument = IValue.from(input);
        IValue result = module.forward(argument)) {
      if (!result.isTensor()) {
        throw new IllegalStateException("the model gave no tensor");
      }
    }
    return System.nanoTime() - start;
  }

  private PtSymbolBlock load() {
    PtSymbolBlock module =
        JniUtils.loadModule(manager, model, true, new String[0], new String[0], false);
    JniUtils.enableInferenceMode(module);
    return module;
  }

  private PtNDArray input(int rows) {
    ByteBuffer data = ByteBuffer.allocateDirect(rows * FEATURES * 4).order(ByteOrder.nativeOrder());
    return manager.create(data, new Shape(rows, FEATURES), DataType.FLOAT32);
  }
}
