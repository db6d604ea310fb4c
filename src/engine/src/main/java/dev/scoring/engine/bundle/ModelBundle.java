package dev.scoring.engine.bundle;

import dev.scoring.contract.read.Finding;
import dev.scoring.engine.column.ColumnType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An opened model bundle: a local folder whose content was checked. Immutable and thread-safe. */
public final class ModelBundle {
  private final BundleOpener.Opened opened;
  private final String digest;

  private ModelBundle(BundleOpener.Opened opened) {
    this.opened = opened;
    this.digest = opened.files().digest();
  }

  /**
   * Opens a bundle and checks all that can be checked without the engine. Reads every file once;
   * vocabularies stay in memory for as long as a bundle or an encoder uses them, and bundles with
   * the same vocabulary share it.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure with {@code MODEL_NOT_FOUND} when there is
   *     no folder, {@code MODEL_INVALID}, {@code VOCABULARY_INVALID} or {@code ENGINE_UNSUPPORTED}
   *     when its content is wrong
   */
  public static ModelBundle open(Path folder) {
    ModelBundle bundle = new ModelBundle(BundleOpener.open(folder));
    bundle.golden();
    return bundle;
  }

  /** What {@code model.yaml} says. */
  public BundleDescriptor descriptor() {
    return opened.descriptor();
  }

  /** How each input tensor is made, in the order of the inputs. */
  public List<Feature> features() {
    return opened.features();
  }

  /** The bundle's folder. */
  public Path folder() {
    return opened.files().folder();
  }

  /**
   * {@code sha256:} and 64 hexadecimal digits over the content; independent of folder or archive,
   * of the order of files and of their times.
   */
  public String digest() {
    return digest;
  }

  /** The TorchScript file. */
  public Path modelFile() {
    return folder().resolve(descriptor().file());
  }

  /**
   * Every input column that an input tensor reads, distinct, in the order of first use: the order
   * of {@link dev.scoring.engine.column.InputBatch#column}.
   */
  public List<String> columns() {
    return opened.columns();
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
    return new ColumnChecks(columns(), schema, names).check(features());
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
    if (descriptor().outputs().stream().noneMatch(each -> each.name().equals(output))) {
      throw new IllegalArgumentException("the bundle has no output '" + output + "'");
    }
    return opened.labels().getOrDefault(output, List.of());
  }

  /** Reads the golden rows; empty when the bundle has none. */
  public Optional<GoldenRows> golden() {
    String name = descriptor().golden();
    return name == null
        ? Optional.empty()
        : opened.files().find(name).map(entry -> new GoldenFile(this, name).read(entry));
  }

  /** Bytes of all files that the digest covers. */
  public long contentBytes() {
    return opened.files().contentBytes();
  }
}
