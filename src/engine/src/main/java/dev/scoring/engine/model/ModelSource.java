package dev.scoring.engine.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What of a bundle a model is loaded from.
 *
 * @param name the bundle's name, for messages
 * @param digest the bundle's digest
 * @param file the TorchScript file
 * @param inputs the arguments of forward, in order
 * @param outputs the outputs that are read, in the bundle's order
 * @param sample makes one row to check the signature and to warm up with, when the model is loaded
 */
record ModelSource(
    String name,
    String digest,
    Path file,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    Supplier<SampleRow> sample) {

  ModelSource {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** As in {@code apps int64 [N, 32], dense float32 [N, 12]}. */
  static String describe(List<TensorSpec> tensors) {
    return tensors.stream()
        .map(tensor -> tensor.name() + " " + tensor.describe())
        .collect(Collectors.joining(", "));
  }
}
