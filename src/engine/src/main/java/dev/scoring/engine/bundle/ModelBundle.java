package dev.scoring.engine.bundle;

import dev.scoring.contract.read.Finding;
import dev.scoring.engine.column.ColumnType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An opened model bundle: a local folder whose content was checked. Immutable and thread-safe. */
public final class ModelBundle {

  private ModelBundle() {}

  /**
   * Opens a bundle and checks all that can be checked without the engine.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure with {@code MODEL_NOT_FOUND} when there is
   *     no folder, {@code MODEL_INVALID}, {@code VOCABULARY_INVALID} or {@code ENGINE_UNSUPPORTED}
   *     when its content is wrong
   */
  public static ModelBundle open(Path folder) {
    return later();
  }

  /** What {@code model.yaml} says. */
  public BundleDescriptor descriptor() {
    return later();
  }

  /** The bundle's folder. */
  public Path folder() {
    return later();
  }

  /**
   * {@code sha256:} and 64 hexadecimal digits over the content; independent of folder or archive,
   * of the order of files and of their times.
   */
  public String digest() {
    return later();
  }

  /** The TorchScript file. */
  public Path modelFile() {
    return later();
  }

  /**
   * Every input column that an input tensor reads, distinct, in the order of first use: the order
   * of {@link dev.scoring.engine.column.InputBatch#column}.
   */
  public List<String> columns() {
    return later();
  }

  /**
   * Checks the input's schema against what the tensors take.
   *
   * @param schema the type of a column; empty when the input has no such column
   * @param names the input's columns, to suggest a near name from
   * @return everything that is wrong, in the order of the inputs; whether a column may hold nulls
   *     does not matter here
   */
  public List<Finding> checkColumns(
      Function<String, Optional<ColumnType>> schema, List<String> names) {
    return later();
  }

  /** {@link #checkColumns(Function, List)} without near names. */
  public List<Finding> checkColumns(Function<String, Optional<ColumnType>> schema) {
    return checkColumns(schema, List.of());
  }

  /**
   * The labels of an output, by element.
   *
   * @return an empty list for an output without labels
   * @throws IllegalArgumentException when the bundle has no such output
   */
  public List<String> labels(String output) {
    return later();
  }

  /** Reads the golden rows; empty when the bundle has none. */
  public Optional<GoldenRows> golden() {
    return later();
  }

  /** Bytes of all files that the digest covers. */
  public long contentBytes() {
    return later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T later() {
    throw new UnsupportedOperationException("not there yet");
  }
}
