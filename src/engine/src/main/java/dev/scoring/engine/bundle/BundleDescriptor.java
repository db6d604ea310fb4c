package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * {@code model.yaml}.
 *
 * @param name the model's name, as reports give it
 * @param version the model's version, free text
 * @param engine a DJL engine name; only {@code PyTorch} is supported
 * @param file the TorchScript file, relative to the bundle
 * @param inputs tensors in the order of the forward method's arguments, at least one
 * @param outputs tensors that the model gives, at least one
 * @param golden file of golden rows, relative to the bundle; null without
 */
public record BundleDescriptor(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String engine,
    @JsonProperty(required = true) String file,
    @JsonProperty(required = true) List<InputTensor> inputs,
    @JsonProperty(required = true) List<OutputTensor> outputs,
    String golden) {

  public BundleDescriptor {
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    outputs = outputs == null ? List.of() : List.copyOf(outputs);
  }
}
