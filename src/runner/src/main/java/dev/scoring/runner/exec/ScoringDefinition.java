package dev.scoring.runner.exec;

import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.engine.model.ModelOptions;
import java.util.Objects;

/**
 * What is made of the rows.
 *
 * @param bundle the model bundle
 * @param options device and threads of the model, the same in every process
 * @param batchRows rows of one forward pass, at least 1; a column batch's last rows make a smaller
 *     one
 * @param badRows what a row that cannot be scored does
 * @param output the columns and rows put out
 */
public record ScoringDefinition(
    BundleRef bundle,
    ModelOptions options,
    int batchRows,
    BadRowAction badRows,
    OutputShape output) {

  public ScoringDefinition {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(badRows, "badRows");
    Objects.requireNonNull(output, "output");
    if (batchRows < 1) {
      throw new IllegalArgumentException("batchRows is " + batchRows);
    }
  }
}
