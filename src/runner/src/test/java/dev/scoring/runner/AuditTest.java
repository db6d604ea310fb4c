package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.BadRows;
import dev.scoring.contract.spec.PolicySpec;
import dev.scoring.runner.plan.FileSlice;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.store.UnitFile;
import dev.scoring.runner.store.UnitRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final List<Unit> UNITS = List.of(unit(0), unit(1));

  @Test
  void theTotalIsTheSumOfTheRecords() {
    assertThat(
            Audit.require(
                UNITS,
                Map.of(
                    0, record(0, new RowBalance(10, 6, 1, 2, 1), 6),
                    1, record(1, new RowBalance(5, 5, 0, 0, 0), 5)),
                PolicySpec.defaults()))
        .isEqualTo(new RowBalance(15, 11, 1, 2, 1));
  }

  @Test
  void aUnitWithoutRecordIsNamed() {
    Map<Integer, UnitRecord> records = Map.of(0, record(0, new RowBalance(1, 1, 0, 0, 0), 1));
    assertFailure(records, PolicySpec.defaults(), FailureReason.BALANCE_BROKEN, "unit 1 has no");
  }

  @Test
  void aRecordOfAUnitThatThePlanDoesNotHaveIsNamed() {
    Map<Integer, UnitRecord> records =
        Map.of(
            0, record(0, new RowBalance(3, 3, 0, 0, 0), 3),
            1, record(1, new RowBalance(5, 5, 0, 0, 0), 5),
            7, record(7, new RowBalance(4, 4, 0, 0, 0), 4));
    assertFailure(
        records,
        PolicySpec.defaults(),
        FailureReason.BALANCE_BROKEN,
        "units [7] have records and are not in the plan");
  }

  @Test
  void aUnitWhoseRowsDoNotAddUpIsNamed() {
    Map<Integer, UnitRecord> lost =
        Map.of(
            0, record(0, new RowBalance(3, 3, 0, 0, 0), 3),
            1, record(1, new RowBalance(5, 4, 0, 0, 0), 4));
    assertFailure(lost, PolicySpec.defaults(), FailureReason.BALANCE_BROKEN, "unit 1 has RowB");
    Map<Integer, UnitRecord> unwritten =
        Map.of(
            0, record(0, new RowBalance(3, 3, 0, 0, 0), 2),
            1, record(1, new RowBalance(5, 5, 0, 0, 0), 5));
    assertFailure(
        unwritten,
        PolicySpec.defaults(),
        FailureReason.BALANCE_BROKEN,
        "unit 0 wrote 2 rows and scored 3");
  }

  @Test
  void rejectsAreHeldAgainstShareAndNumber() {
    Map<Integer, UnitRecord> records =
        Map.of(
            0, record(0, new RowBalance(90, 88, 2, 0, 0), 88),
            1, record(1, new RowBalance(10, 10, 0, 0, 0), 10));
    assertThat(Audit.require(UNITS, records, rejecting("0.02", 2L)).rejected()).isEqualTo(2);
    assertFailure(
        records,
        rejecting("0.019", null),
        FailureReason.TOO_MANY_REJECTS,
        "2 of 100 rows were rejected, and 1 are allowed");
  }

  private static PolicySpec rejecting(String share, Long number) {
    return new PolicySpec(null, new BadRows(BadRowAction.REJECT, share, number), null, null, null);
  }

  private static void assertFailure(
      Map<Integer, UnitRecord> records, PolicySpec policy, FailureReason reason, String part) {
    assertThatThrownBy(() -> Audit.require(UNITS, records, policy))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining(part)
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(reason);
  }

  private static Unit unit(int index) {
    return new Unit(index, List.of(new FileSlice("f", index * 10L, 10, 20, 1, null)));
  }

  private static UnitRecord record(int unit, RowBalance balance, long rows) {
    return new UnitRecord(
        unit, 0, new UUID(1, unit), 1, List.of(new UnitFile("f" + unit, 1, rows, null)), balance);
  }
}
