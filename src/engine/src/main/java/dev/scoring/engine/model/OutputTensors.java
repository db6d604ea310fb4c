package dev.scoring.engine.model;

import ai.djl.pytorch.jni.IValue;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The declared outputs among what a model gave: a tensor for one output, a tuple or list in the
 * bundle's order, a dict by the bundle's names.
 */
final class OutputTensors implements AutoCloseable {
  private final List<IValue> owned = new ArrayList<>();
  private final List<IValue> tensors = new ArrayList<>();

  private OutputTensors() {}

  /**
   * Matches outputs.
   *
   * @throws ScoringFailure SIGNATURE_MISMATCH when the declared outputs are not there
   */
  static OutputTensors match(IValue result, List<TensorSpec> outputs) {
    OutputTensors matched = new OutputTensors();
    try {
      matched.take(result, outputs);
      return matched;
    } catch (RuntimeException e) {
      matched.close();
      throw e;
    }
  }

  /** In the bundle's order. */
  IValue get(int output) {
    return tensors.get(output);
  }

  @Override
  public void close() {
    owned.forEach(IValue::close);
  }

  private void take(IValue result, List<TensorSpec> outputs) {
    if (result.isTensor()) {
      inOrder("one tensor", List.of(result), outputs);
    } else if (result.isTuple()) {
      inOrder("a tuple", own(result.toIValueTuple()), outputs);
    } else if (result.isTensorList() || result.isList()) {
      inOrder("a list", own(result.toIValueArray()), outputs);
    } else if (result.isMap() && result.getType().startsWith("Dict(str,")) {
      Map<String, IValue> entries = new TreeMap<>(result.toIValueMap());
      owned.addAll(entries.values());
      byName(entries, outputs);
    } else {
      throw mismatch("returns " + result.getType() + ", not tensors");
    }
  }

  private List<IValue> own(IValue[] values) {
    List<IValue> list = Arrays.asList(values);
    owned.addAll(list);
    return list;
  }

  private void inOrder(String form, List<IValue> values, List<TensorSpec> outputs) {
    if (values.size() != outputs.size()) {
      throw mismatch(
          "returns "
              + form
              + (values.size() == 1 ? "" : " of " + values.size())
              + ", where model.yaml declares "
              + outputs.size()
              + (outputs.size() == 1 ? " output: " : " outputs: ")
              + ModelSource.describe(outputs));
    }
    for (int i = 0; i < values.size(); i++) {
      add(outputs.get(i), values.get(i));
    }
  }

  private void byName(Map<String, IValue> entries, List<TensorSpec> outputs) {
    for (TensorSpec output : outputs) {
      IValue value = entries.get(output.name());
      if (value == null) {
        throw mismatch(
            "returns a dict with "
                + entries.keySet()
                + ", where model.yaml declares the output '"
                + output.name()
                + "'");
      }
      add(output, value);
    }
  }

  private void add(TensorSpec output, IValue value) {
    if (!value.isTensor()) {
      throw mismatch(
          "gives " + value.getType() + " for the output '" + output.name() + "', not a tensor");
    }
    tensors.add(value);
  }

  private static ScoringFailure mismatch(String what) {
    return new ScoringFailure(FailureReason.SIGNATURE_MISMATCH, "The model " + what + ".");
  }
}
