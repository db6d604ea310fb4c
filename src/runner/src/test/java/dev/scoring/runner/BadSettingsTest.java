package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.spec.Count;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Settings and predicates that cannot be used. */
class BadSettingsTest extends BadRequestCase {
  static Stream<Arguments> cases() {
    return Stream.of(
        bad(
            "a batch size of 0",
            (r, f) -> r.batchSize(Count.of(0)),
            FailureReason.SPEC_INVALID,
            "spec.policy.batchSize: "),
        bad(
            "more threads than cores",
            (r, f) -> r.intraOp(64),
            FailureReason.SPEC_INVALID,
            "threads.intraOp"),
        bad(
            "a filter that does not parse",
            (r, f) -> r.filter("amount >"),
            FailureReason.FILTER_INVALID,
            "spec.input.filter: the predicate 'amount >' cannot be used: "),
        bad(
            "a filter on a column that is not there",
            (r, f) -> r.filter("amout > 1"),
            FailureReason.FILTER_INVALID,
            "spec.input.filter: the predicate 'amout > 1' cannot be used: "),
        bad(
            "a filter that depends on chance",
            (r, f) -> r.filter("rand() > 0.5"),
            FailureReason.FILTER_INVALID,
            "not deterministic"),
        bad(
            "an emit predicate on an input column",
            (r, f) -> r.emit("amount > 1"),
            FailureReason.FILTER_INVALID,
            "the predicate 'amount > 1' cannot be used: "),
        bad(
            "a reader option that loses rows",
            (r, f) -> r.options(Map.of("ignoreCorruptFiles", "true")),
            FailureReason.SPEC_INVALID,
            "spec.input.options.ignoreCorruptFiles: 'true' would lose rows uncounted"),
        bad(
            "fewer rows than declared",
            (r, f) -> r.minRows(41),
            FailureReason.TOO_FEW_ROWS,
            "spec.policy.minRows: the input has 40 rows, fewer than 41"));
  }

  @Test
  void everythingThatIsWrongIsFoundAtOnce() {
    RunRequest request =
        Requests.of(shared.resolve("model"), shared.resolve("input"), folder.resolve("out"))
            .columns("id", "nothing")
            .filter("amount >")
            .intraOp(64)
            .build();
    assertThat(ScoringRun.validate(spark, request))
        .extracting(finding -> finding.path())
        .contains("spec.output.columns[1]", "spec.input.filter")
        .hasSize(3);
    assertThat(
            ScoringRun.validate(
                spark,
                Requests.of(shared.resolve("model"), shared.resolve("input"), folder.resolve("out"))
                    .build()))
        .isEmpty();
  }
}
