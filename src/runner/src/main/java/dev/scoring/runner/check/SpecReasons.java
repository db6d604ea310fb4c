package dev.scoring.runner.check;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.ScoreColumn;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reason of a rule that a spec breaks: names that collide have one of their own. */
final class SpecReasons {
  private static final Pattern OUTPUT_NAME =
      Pattern.compile("output\\.(columns\\[\\d+]|scores\\[\\d+]\\.name|metadata\\.\\w+)");

  private SpecReasons() {}

  static FailureReason of(OutputSpec output, Finding rule) {
    return OUTPUT_NAME.matcher(rule.path()).matches() && collides(output)
        ? FailureReason.OUTPUT_COLUMNS
        : FailureReason.SPEC_INVALID;
  }

  private static boolean collides(OutputSpec output) {
    MetadataColumns metadata = output.metadata();
    Stream<String> metadataNames =
        Stream.of(
            metadata.sourceFile(),
            metadata.rowPosition(),
            metadata.modelVersion(),
            metadata.runId());
    Stream<String> scores = output.scores().stream().map(ScoreColumn::name);
    var names =
        Stream.concat(output.columns().stream(), Stream.concat(scores, metadataNames))
            .filter(Objects::nonNull)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    return names.stream().distinct().count() < names.size();
  }
}
