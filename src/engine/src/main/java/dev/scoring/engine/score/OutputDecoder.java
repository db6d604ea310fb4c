package dev.scoring.engine.score;

import dev.scoring.contract.spec.Activation;
import dev.scoring.engine.bundle.OutputTensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns the outputs of a batch into its score columns, in arrays made once. Not thread-safe. */
final class OutputDecoder {

  /** An output that some column is made from. */
  private static final class Output {
    private final int width;
    private final Map<Activation, OutputValues> values = new EnumMap<>(Activation.class);
    private final List<Activation> activations = new ArrayList<>();
    private final List<ColumnDecoder> decoders = new ArrayList<>();

    private Output(OutputTensor tensor, int rows) {
      width = tensor.width();
      values.put(Activation.NONE, OutputValues.allocate(tensor.dtype(), width, rows));
    }

    private ColumnDecoder add(ScoreTarget target, int rows) {
      OutputValues raw = values.get(Activation.NONE);
      OutputValues after =
          values.computeIfAbsent(
              target.activation(), a -> OutputValues.allocate(raw.dtype(), width, rows));
      ColumnDecoder decoder = ColumnDecoder.of(target.form(), after, width, rows);
      activations.add(target.activation());
      decoders.add(decoder);
      return decoder;
    }
  }

  private final Output[] outputs;
  private final List<ScoreVector> vectors;
  private double[] scratch = new double[0];
  private long nanos;
  private long nonFinite;

  OutputDecoder(ScorePlan plan, int capacityRows) {
    outputs = new Output[plan.outputs().size()];
    List<ScoreVector> made = new ArrayList<>();
    for (ScoreTarget target : plan.targets()) {
      int i = target.output();
      if (outputs[i] == null) {
        outputs[i] = new Output(plan.outputs().get(i), capacityRows);
      }
      made.addAll(outputs[i].add(target, capacityRows).vectors());
    }
    vectors = List.copyOf(made);
  }

  /** The columns, in the order of the plan's fields. */
  List<ScoreVector> vectors() {
    return vectors;
  }

  /** Nanoseconds spent in {@link #decode} so far. */
  long nanos() {
    return nanos;
  }

  /** NaN and infinite values seen so far. */
  long nonFinite() {
    return nonFinite;
  }

  /** Fills the columns that are made from one output. */
  void decode(int index, ByteBuffer bytes, int rows) {
    Output output = outputs[index];
    if (output == null) {
      return;
    }
    long start = System.nanoTime();
    int count = rows * output.width;
    OutputValues raw = output.values.get(Activation.NONE);
    raw.read(bytes, count);
    nonFinite += raw.nonFinite(count);
    output.values.forEach(
        (activation, values) -> {
          if (activation != Activation.NONE) {
            activate(activation, output, values, rows);
          }
        });
    for (int i = 0; i < output.decoders.size(); i++) {
      output.decoders.get(i).decode(output.values.get(output.activations.get(i)), rows);
    }
    nanos += System.nanoTime() - start;
  }

  private void activate(Activation activation, Output output, OutputValues into, int rows) {
    int count = rows * output.width;
    if (scratch.length < count) {
      scratch = new double[count];
    }
    double[] raw = output.values.get(Activation.NONE).doubles(count);
    Activations.apply(activation, raw, scratch, rows, output.width);
    into.round(scratch, count);
  }
}
