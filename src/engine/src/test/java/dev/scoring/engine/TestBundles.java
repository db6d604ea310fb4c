package dev.scoring.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.engine.bundle.ModelBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Bundles around the models that {@code make_models.py} made, golden rows from what Python gave.
 */
public final class TestBundles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestBundles() {}

  /** 64 golden rows of 8 features in columns a to h, to 3 logits with labels. */
  public static ModelBundle mlp(Path folder) {
    return mlp(folder, (row, golden) -> {});
  }

  /** As {@link #mlp(Path)}, with golden rows changed on their way. */
  public static ModelBundle mlp(Path folder, BiConsumer<Integer, ObjectNode> change) {
    JsonNode stored = stored("mlp");
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < 64; row++) {
      ObjectNode golden = JSON.createObjectNode();
      ObjectNode inputs = golden.putObject("inputs");
      for (int i = 0; i < 8; i++) {
        inputs.set(String.valueOf((char) ('a' + i)), stored.get("x").get(row * 8 + i));
      }
      golden.putObject("outputs").set("logits", slice(stored.get("logits"), row, 3));
      change.accept(row, golden);
      lines.add(golden.toString());
    }
    return write(
        folder,
        "mlp.pt",
        """
          - {name: x, dtype: float32, shape: [8], from: {columns: [a, b, c, d, e, f, g, h], missing: reject}}
        outputs:
          - {name: logits, dtype: float32, shape: [3], labels: labels.txt}
        """,
        lines);
  }

  /** 64 golden rows of 4 ids in an array column and 3 features, to a score. */
  public static ModelBundle twoInputs(Path folder) {
    JsonNode stored = stored("two_inputs");
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < 64; row++) {
      ObjectNode golden = JSON.createObjectNode();
      ObjectNode inputs = golden.putObject("inputs");
      inputs.set("ids", slice(stored.get("ids"), row, 4));
      inputs.set("dense", slice(stored.get("dense"), row, 3));
      golden.putObject("outputs").set("score", stored.get("score").get(row));
      lines.add(golden.toString());
    }
    return write(
        folder,
        "two_inputs.pt",
        """
          - {name: ids, dtype: int64, shape: [4], from: {column: ids, size: 10, pad: 0}}
          - {name: dense, dtype: float32, shape: [3], from: {column: dense}}
        outputs:
          - {name: score, dtype: float32, shape: []}
        """,
        lines);
  }

  /** What Python gave for a model, flattened. */
  public static JsonNode stored(String model) {
    try {
      return JSON.readTree(Path.of("src/test/models", model + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayNode slice(JsonNode values, int row, int width) {
    ArrayNode slice = JSON.createArrayNode();
    for (int i = 0; i < width; i++) {
      slice.add(values.get(row * width + i));
    }
    return slice;
  }

  private static ModelBundle write(Path folder, String model, String tensors, List<String> golden) {
    try {
      Files.copy(Path.of("src/test/models", model), folder.resolve("model.pt"));
      Files.write(folder.resolve("labels.txt"), List.of("red", "green", "blue"));
      Files.write(folder.resolve("golden.jsonl"), golden);
      String head = "name: tiny\nversion: \"1\"\nengine: PyTorch\nfile: model.pt\n";
      String tail = golden.isEmpty() ? "" : "golden: golden.jsonl\n";
      Files.writeString(folder.resolve("model.yaml"), head + "inputs:\n" + tensors + tail);
      return ModelBundle.open(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
