package dev.scoring.runner.exec;

import dev.scoring.engine.score.ScoreField;
import java.util.List;

/**
 * What the plan needs to know of a bundle.
 *
 * @param columns the input columns that it reads, in the scorer's order
 * @param fields the score columns that it makes
 * @param version the bundle's version
 */
record ModelSignature(List<String> columns, List<ScoreField> fields, String version) {
  ModelSignature {
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
  }
}
