package dev.scoring.engine.score;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.bundle.OutputTensor;
import java.util.List;

/**
 * The score columns of a run, resolved against a bundle's outputs.
 *
 * @param outputs the bundle's outputs
 * @param targets where the columns come from, in order
 * @param fields the columns' names and types; a target of several columns has several
 */
record ScorePlan(List<OutputTensor> outputs, List<ScoreTarget> targets, List<ScoreField> fields) {

  ScorePlan {
    outputs = List.copyOf(outputs);
    targets = List.copyOf(targets);
    fields = List.copyOf(fields);
  }

  /**
   * A plan and what is wrong with it; to be used only when nothing is.
   *
   * @param plan the columns that are right
   * @param findings in the order of the manifest
   */
  record Resolution(ScorePlan plan, List<Finding> findings) {
    Resolution {
      findings = List.copyOf(findings);
    }
  }

  static Resolution resolve(ModelBundle bundle, List<ScoreColumn> scores) {
    return new ScoreResolver(bundle.descriptor().outputs(), bundle::labels).resolve(scores);
  }

  /**
   * The plan.
   *
   * @throws ScoringFailure SPEC_INVALID with the first finding
   */
  static ScorePlan require(ModelBundle bundle, List<ScoreColumn> scores) {
    Resolution resolution = resolve(bundle, scores);
    if (!resolution.findings().isEmpty()) {
      int more = resolution.findings().size() - 1;
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          resolution.findings().get(0) + (more == 0 ? "" : " (and " + more + " more)"));
    }
    return resolution.plan();
  }
}
