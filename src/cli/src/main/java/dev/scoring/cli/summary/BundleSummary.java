package dev.scoring.cli.summary;

import static dev.scoring.cli.text.TextTable.Align.LEFT;

import dev.scoring.cli.text.Amounts;
import dev.scoring.cli.text.TextTable;
import dev.scoring.engine.bundle.BundleDescriptor;
import dev.scoring.engine.bundle.FeatureSource;
import dev.scoring.engine.bundle.InputTensor;
import dev.scoring.engine.bundle.OutputTensor;
import dev.scoring.engine.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a person reads of a bundle. */
public final class BundleSummary {
  private static final String INDENT = "  ";
  private static final int MOST_COLUMNS = 4;

  private BundleSummary() {}

  /**
   * Name, digest, size and signature.
   *
   * @param digest of the bundle's content
   * @param bytes size of the bundle's content
   */
  public static List<String> lines(BundleDescriptor bundle, String digest, long bytes) {
    List<String> lines = new ArrayList<>();
    lines.add(bundle.name() + " version " + bundle.version() + ", " + bundle.engine());
    lines.addAll(
        new TextTable(List.of(LEFT, LEFT))
            .row("digest", digest)
            .row("size", Amounts.bytes(bytes))
            .row("file", bundle.file())
            .lines(INDENT));
    TextTable inputs = new TextTable(List.of(LEFT, LEFT, LEFT, LEFT));
    for (InputTensor input : bundle.inputs()) {
      inputs.row(
          input.name(), type(input.dtype()), shape(input.shape()), "from " + source(input.from()));
    }
    lines.add("");
    lines.add("Inputs");
    lines.addAll(inputs.lines(INDENT));
    TextTable outputs = new TextTable(List.of(LEFT, LEFT, LEFT, LEFT));
    for (OutputTensor output : bundle.outputs()) {
      outputs.row(
          output.name(),
          type(output.dtype()),
          shape(output.shape()),
          output.labels() == null ? "" : "labels " + output.labels());
    }
    lines.add("");
    lines.add("Outputs");
    lines.addAll(outputs.lines(INDENT));
    return lines;
  }

  private static String type(DType dtype) {
    return dtype.name().toLowerCase(Locale.ROOT);
  }

  private static String shape(List<Integer> shape) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    shape.forEach(axis -> text.add(axis.toString()));
    return text.toString();
  }

  private static String source(FeatureSource from) {
    if (from.maskOf() != null) {
      return "the mask of " + from.maskOf();
    }
    if (from.lengthOf() != null) {
      return "the length of " + from.lengthOf();
    }
    return columns(from.reads()) + kind(from);
  }

  private static String columns(List<String> columns) {
    return columns.size() <= MOST_COLUMNS
        ? String.join(", ", columns)
        : String.join(", ", columns.subList(0, MOST_COLUMNS - 1))
            + " and "
            + (columns.size() - MOST_COLUMNS + 1)
            + " more";
  }

  private static String kind(FeatureSource from) {
    if (from.vocabulary() != null) {
      return " by " + from.vocabulary();
    }
    if (from.buckets() != null) {
      return " hashed into " + Amounts.count(from.buckets(), "bucket");
    }
    if (from.size() != null) {
      return " as indices below " + Amounts.count(from.size());
    }
    return from.standardize() == null ? "" : " standardized by " + from.standardize();
  }
}
