package dev.scoring.engine.model;

import dev.scoring.engine.bundle.BundleDescriptor;
import dev.scoring.engine.bundle.GoldenRows;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.encode.BatchEncoder;
import dev.scoring.engine.encode.EncodedBatch;
import java.util.List;
import java.util.Optional;

/** Takes from a bundle what its model is loaded from. */
final class ModelSources {
  private ModelSources() {}

  static ModelSource of(ModelBundle bundle) {
    BundleDescriptor descriptor = bundle.descriptor();
    List<TensorSpec> inputs =
        descriptor.inputs().stream()
            .map(input -> new TensorSpec(input.name(), input.dtype(), input.shape()))
            .toList();
    List<TensorSpec> outputs =
        descriptor.outputs().stream()
            .map(output -> new TensorSpec(output.name(), output.dtype(), output.shape()))
            .toList();
    return new ModelSource(
        descriptor.name(),
        bundle.digest(),
        bundle.modelFile(),
        inputs,
        outputs,
        () -> sample(bundle, inputs));
  }

  /** The first golden row, which the model is known to take; zeros without one. */
  private static SampleRow sample(ModelBundle bundle, List<TensorSpec> inputs) {
    Optional<GoldenRows> golden = bundle.golden();
    if (golden.isEmpty()) {
      return SampleRow.zeros(inputs);
    }
    try (BatchEncoder encoder = BatchEncoder.create(bundle, 1)) {
      EncodedBatch batch = encoder.encode(golden.get().inputs(), 0, 1);
      return batch.errors().isEmpty()
          ? SampleRow.of(inputs, batch.tensors())
          : SampleRow.zeros(inputs);
    }
  }
}
