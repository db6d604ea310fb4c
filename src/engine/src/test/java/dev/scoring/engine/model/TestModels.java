package dev.scoring.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.engine.tensor.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The models that {@code make_models.py} made, and what Python gave for them. */
final class TestModels {
  static final TensorSpec SCORE = new TensorSpec("score", DType.FLOAT32, List.of());

  private TestModels() {}

  static Path file(String name) {
    return Path.of("src/test/models", name);
  }

  static TensorSpec vector(String name, DType dtype, int width) {
    return new TensorSpec(name, dtype, List.of(width));
  }

  static ModelSource source(String file, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    return new ModelSource(
        "tiny", "sha256:" + file, file(file), inputs, outputs, () -> SampleRow.zeros(inputs));
  }

  /** 8 float32 features to 3 logits. */
  static ModelSource mlp() {
    return source(
        "mlp.pt",
        List.of(vector("x", DType.FLOAT32, 8)),
        List.of(vector("logits", DType.FLOAT32, 3)));
  }

  /** Values that Python stored, flattened. */
  static float[] stored(String model, String tensor) {
    try {
      JsonNode values = new ObjectMapper().readTree(file(model + ".json").toFile()).get(tensor);
      float[] floats = new float[values.size()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values.get(i).doubleValue();
      }
      return floats;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
