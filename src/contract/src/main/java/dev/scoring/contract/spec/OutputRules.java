package dev.scoring.contract.spec;

import dev.scoring.contract.read.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rules of {@code output}. */
final class OutputRules {

  private static final int MOST_COLUMNS = 5000;
  private static final int MOST_SCORES = 1000;
  private static final int MOST_FOLDERS = 16;
  private static final int MOST_CLASSES = 10_000;
  private static final long LEAST_FILE_BYTES = 1 << 20;
  private static final Set<String> TEXT_CODECS =
      Set.of("none", "gzip", "bzip2", "deflate", "lz4", "snappy");
  private static final Map<DataFormat, Set<String>> CODECS =
      Map.of(
          DataFormat.PARQUET,
          Set.of("none", "snappy", "gzip", "zstd", "lz4_raw"),
          DataFormat.ORC,
          Set.of("none", "snappy", "zlib", "zstd", "lz4"),
          DataFormat.CSV,
          TEXT_CODECS,
          DataFormat.JSON,
          TEXT_CODECS);

  private OutputRules() {}

  static void check(ScoringSpec spec, List<Finding> found) {
    OutputSpec output = spec.output();
    place(spec, found);
    Texts.names("output.columns", output.columns(), MOST_COLUMNS, found);
    scores(output, found);
    metadata(output.metadata(), found);
    duplicates(output, found);
    if (output.emit() != null) {
      Texts.bounded("output.emit.where", output.emit().where(), Texts.LONGEST_EXPRESSION, found);
    }
    if (output.ifExists() == IfExists.OVERWRITE && output.publish() != PublishMode.NON_ATOMIC) {
      found.add(
          new Finding(
              "output.ifExists",
              "Overwrite replaces files one by one, which readers may see; set output.publish to"
                  + " NonAtomic, or ifExists to Fail"));
    }
    compression(output, found);
    SpecRules.atLeast("output.targetFileBytes", output.targetFileBytes(), LEAST_FILE_BYTES, found);
    partitionBy(output, found);
    Texts.options("output.options", output.options(), found);
  }

  private static void place(ScoringSpec spec, List<Finding> found) {
    String uri = spec.output().uri();
    Locations.check("output.uri", uri, found);
    Locations.refuseGlob("output.uri", uri, found);
    for (String input : spec.input().locations()) {
      if (Locations.isWithin(uri, input) || Locations.isWithin(input, uri)) {
        found.add(
            new Finding(
                "output.uri",
                Texts.shown(uri)
                    + " and the input "
                    + Texts.shown(input)
                    + " lie one in the other; choose a folder apart"));
        return;
      }
    }
  }

  private static void scores(OutputSpec output, List<Finding> found) {
    Texts.size("output.scores", output.scores().size(), MOST_SCORES, found);
    for (int i = 0; i < output.scores().size(); i++) {
      ScoreColumn score = output.scores().get(i);
      String path = "output.scores[" + i + "]";
      Texts.bounded(path + ".name", score.name(), Texts.LONGEST_NAME, found);
      Texts.bounded(path + ".output", score.output(), Texts.LONGEST_NAME, found);
      classes(path, score, output.format(), found);
      threshold(path + ".threshold", score, found);
    }
  }

  private static void classes(
      String path, ScoreColumn score, DataFormat format, List<Finding> found) {
    boolean topK = score.as() == ScoreForm.TOP_K;
    if (topK && score.k() == null) {
      found.add(new Finding(path + ".k", "is required with as: TopK; write how many to keep"));
    } else if (!topK && score.k() != null) {
      found.add(new Finding(path + ".k", "belongs to as: TopK; remove it, or set as to TopK"));
    } else if (topK && (score.k() < 1 || score.k() > MOST_CLASSES)) {
      found.add(
          new Finding(
              path + ".k",
              score.k()
                  + " is outside the range of 1 to "
                  + MOST_CLASSES
                  + "; write a number"
                  + " in it"));
    }
    if (topK && format == DataFormat.CSV) {
      found.add(
          new Finding(
              path + ".as",
              "TopK makes a list, which csv cannot hold; use parquet, orc or json as"
                  + " output.format"));
    }
  }

  private static void threshold(String path, ScoreColumn score, List<Finding> found) {
    boolean decision = score.as() == ScoreForm.DECISION;
    String threshold = score.threshold();
    if (decision && threshold == null) {
      found.add(new Finding(path, "is required with as: Decision; write one such as \"0.5\""));
    } else if (!decision && threshold != null) {
      found.add(new Finding(path, "belongs to as: Decision; remove it, or set as to Decision"));
    } else if (decision && Texts.decimal(threshold).isEmpty()) {
      found.add(
          new Finding(
              path,
              Texts.shown(threshold) + " is not a decimal number; write one such as \"0.5\""));
    }
  }

  private static void metadata(MetadataColumns metadata, List<Finding> found) {
    String path = "output.metadata.";
    Texts.bounded(path + "sourceFile", metadata.sourceFile(), Texts.LONGEST_NAME, found);
    Texts.bounded(path + "rowPosition", metadata.rowPosition(), Texts.LONGEST_NAME, found);
    Texts.bounded(path + "modelVersion", metadata.modelVersion(), Texts.LONGEST_NAME, found);
    Texts.bounded(path + "runId", metadata.runId(), Texts.LONGEST_NAME, found);
  }

  /** Most readers of tables resolve names without regard to case; two that differ in it collide. */
  private static void duplicates(OutputSpec output, List<Finding> found) {
    Map<String, String> owners = new HashMap<>();
    for (int i = 0; i < output.columns().size(); i++) {
      claim("output.columns[" + i + "]", output.columns().get(i), owners, found);
    }
    for (int i = 0; i < output.scores().size(); i++) {
      claim("output.scores[" + i + "].name", output.scores().get(i).name(), owners, found);
    }
    MetadataColumns metadata = output.metadata();
    claim("output.metadata.sourceFile", metadata.sourceFile(), owners, found);
    claim("output.metadata.rowPosition", metadata.rowPosition(), owners, found);
    claim("output.metadata.modelVersion", metadata.modelVersion(), owners, found);
    claim("output.metadata.runId", metadata.runId(), owners, found);
  }

  private static void claim(
      String path, String name, Map<String, String> owners, List<Finding> found) {
    if (name == null) {
      return;
    }
    String owner = owners.putIfAbsent(name.toLowerCase(Locale.ROOT), path);
    if (owner != null) {
      found.add(
          new Finding(
              path,
              Texts.shown(name)
                  + " is the name of "
                  + owner
                  + " already (upper and lower case are one); rename one of the two"));
    }
  }

  private static void compression(OutputSpec output, List<Finding> found) {
    Set<String> known = CODECS.get(output.format());
    if (output.compression() != null && !known.contains(output.compression())) {
      found.add(
          new Finding(
              "output.compression",
              Texts.shown(output.compression())
                  + " is not a codec of "
                  + output.format().id()
                  + "; use one of "
                  + String.join(", ", known.stream().sorted().toList())));
    }
  }

  private static void partitionBy(OutputSpec output, List<Finding> found) {
    Texts.size("output.partitionBy", output.partitionBy().size(), MOST_FOLDERS, found);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < output.partitionBy().size(); i++) {
      String path = "output.partitionBy[" + i + "]";
      String name = output.partitionBy().get(i);
      if (!seen.add(name)) {
        found.add(new Finding(path, Texts.shown(name) + " is given twice; remove one"));
      } else if (!output.columns().contains(name)) {
        found.add(
            new Finding(
                path,
                Texts.shown(name) + " is not among output.columns; add it there, or remove it"));
      }
    }
  }
}
