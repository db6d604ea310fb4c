package dev.scoring.engine.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.tensor.EncodedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TorchScript module on one device. */
final class TorchModel implements LoadedModel {
  /** What PyTorch adds when the arguments are not forward's. */
  private static final Pattern ARGUMENTS =
      Pattern.compile("Declaration: forward\\(\\S+ self(?:, )?(.*)\\) ->");

  private final ModelSource source;
  private final ComputeDevice device;
  private final PtNDManager manager;
  private final PtSymbolBlock module;
  private final TensorScript script;
  private final InferenceThreads threads;
  private final SampleRow sample;
  private final Set<Integer> warm = new HashSet<>();

  /** Takes over {@code manager}, which owns {@code module}. */
  TorchModel(
      ModelSource source,
      ComputeDevice device,
      PtNDManager manager,
      PtSymbolBlock module,
      TensorScript script,
      InferenceThreads threads) {
    this.source = source;
    this.device = device;
    this.manager = manager;
    this.module = module;
    this.script = script;
    this.threads = threads;
    this.sample = source.sample().get();
  }

  @Override
  public void forward(List<EncodedTensor> inputs, int rows, OutputReader reader) {
    threads.run(
        () -> {
          try {
            pass(inputs, rows, (output, tensor, values) -> reader.read(output, values));
          } catch (EngineException e) {
            if (EngineErrors.kind(e) == EngineErrors.Kind.DEVICE_LOST) {
              TorchEngine.lose(device);
            }
            throw EngineErrors.ofForward(e, rows, device);
          }
        });
  }

  /**
   * Compares one pass of the sample row with the signature.
   *
   * @throws ScoringFailure SIGNATURE_MISMATCH, naming the tensor, what was declared and what the
   *     model did
   */
  void check(int rows) {
    List<EncodedTensor> inputs = sample.repeat(rows);
    threads.run(
        () -> {
          try {
            pass(inputs, rows, (output, tensor, values) -> checkType(output, tensor));
          } catch (EngineException e) {
            throw refused(e, rows);
          }
        });
  }

  @Override
  public synchronized void warmUp(int rows) {
    if (!warm.contains(rows)) {
      forward(sample.repeat(rows), rows, (output, values) -> {});
      warm.add(rows);
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private interface TensorReader {
    void read(int output, IValue tensor, ByteBuffer values);
  }

  private void pass(List<EncodedTensor> inputs, int rows, TensorReader reader) {
    TorchEngine.prepareThread(device);
    try (PtNDManager scope = manager.newSubManager(device.toDjl());
        InputTensors arguments = InputTensors.over(inputs, scope, script);
        IValue result = module.forward(arguments.values());
        OutputTensors outputs = OutputTensors.match(result, source.outputs())) {
      for (int i = 0; i < source.outputs().size(); i++) {
        PtNDArray array = outputs.get(i).toTensor(scope);
        checkShape(source.outputs().get(i), array.getShape(), rows);
        reader.read(i, outputs.get(i), array.toByteBuffer(true).order(ByteOrder.nativeOrder()));
      }
    }
  }

  private void checkShape(TensorSpec output, Shape seen, int rows) {
    long[] axes = seen.getShape();
    List<Integer> declared = output.shape();
    boolean fits = axes.length == declared.size() + 1 && axes[0] == rows;
    for (int i = 0; fits && i < declared.size(); i++) {
      fits = axes[i + 1] == declared.get(i);
    }
    boolean column = declared.isEmpty() && axes.length == 2 && axes[0] == rows && axes[1] == 1;
    if (!fits && !column) {
      throw mismatch(output, "has the shape " + text(axes) + " for a batch of " + rows);
    }
  }

  private void checkType(int output, IValue tensor) {
    TensorSpec declared = source.outputs().get(output);
    long code = script.dtypeOf(tensor);
    if (code != DTypes.torchCode(declared.dtype())) {
      throw mismatch(declared, "is " + DTypes.torchName(code));
    }
  }

  private static ScoringFailure mismatch(TensorSpec output, String seen) {
    return new ScoringFailure(
        FailureReason.SIGNATURE_MISMATCH,
        "The model's output '"
            + output.name()
            + "' "
            + seen
            + ", where model.yaml declares "
            + output.describe()
            + ".");
  }

  private ScoringFailure refused(EngineException e, int rows) {
    return switch (EngineErrors.kind(e)) {
      case OUT_OF_MEMORY, DEVICE_LOST -> EngineErrors.ofForward(e, rows, device);
      case OTHER -> new ScoringFailure(FailureReason.SIGNATURE_MISMATCH, refusal(e, rows) + ".", e);
    };
  }

  private String refusal(EngineException e, int rows) {
    String declared = ModelSource.describe(source.inputs());
    Matcher arguments = ARGUMENTS.matcher(EngineErrors.sentence(e));
    if (arguments.find()) {
      return "The model '"
          + source.name()
          + "' takes ("
          + arguments.group(1)
          + "), where model.yaml declares "
          + source.inputs().size()
          + (source.inputs().size() == 1 ? " input: " : " inputs: ")
          + declared;
    }
    return "The model '"
        + source.name()
        + "' does not run on the inputs that model.yaml declares ("
        + declared
        + ") with a batch of "
        + rows
        + ": "
        + EngineErrors.sentence(e);
  }

  private static String text(long[] axes) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < axes.length; i++) {
      text.append(i == 0 ? "" : ", ").append(axes[i]);
    }
    return text.append(']').toString();
  }
}
