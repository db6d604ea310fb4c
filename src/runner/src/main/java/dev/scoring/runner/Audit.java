package dev.scoring.runner;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.BadRows;
import dev.scoring.contract.spec.PolicySpec;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.store.UnitFile;
import dev.scoring.runner.store.UnitRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds up a run from its records and refuses sums that do not add up. Pure. */
final class Audit {
  private Audit() {}

  /**
   * The run's balance.
   *
   * @throws ScoringFailure BALANCE_BROKEN with the unit, TOO_FEW_ROWS, TOO_MANY_REJECTS
   */
  static RowBalance require(List<Unit> units, Map<Integer, UnitRecord> records, PolicySpec policy) {
    RowBalance total = RowBalance.ZERO;
    for (Unit unit : units) {
      UnitRecord record = records.get(unit.index());
      if (record == null) {
        throw broken("unit " + unit.index() + " has no record");
      }
      requireBalance(record);
      total = total.plus(record.balance());
    }
    requireNoOther(units, records);
    if (policy.minRows() != null && total.read() < policy.minRows()) {
      throw new ScoringFailure(
          FailureReason.TOO_FEW_ROWS,
          "spec.policy.minRows: the input has %d rows, fewer than %d; check that all of it was written"
              .formatted(total.read(), policy.minRows()));
    }
    requireRejects(total, policy.badRows());
    return total;
  }

  /** A driver that was overtaken may have committed by a plan with more units. */
  private static void requireNoOther(List<Unit> units, Map<Integer, UnitRecord> records) {
    Set<Integer> others = new TreeSet<>(records.keySet());
    units.forEach(unit -> others.remove(unit.index()));
    if (!others.isEmpty()) {
      throw broken("units " + others + " have records and are not in the plan");
    }
  }

  private static void requireBalance(UnitRecord record) {
    RowBalance balance = record.balance();
    if (!balance.holds()) {
      throw broken("unit " + record.unit() + " has " + balance);
    }
    long written = record.files().stream().mapToLong(UnitFile::rows).sum();
    if (written != balance.scored()) {
      throw broken(
          "unit " + record.unit() + " wrote " + written + " rows and scored " + balance.scored());
    }
  }

  private static void requireRejects(RowBalance total, BadRows limits) {
    long most = limits.maxCount() == null ? Long.MAX_VALUE : limits.maxCount();
    if (limits.maxFraction() != null) {
      BigDecimal share = new BigDecimal(limits.maxFraction());
      most = Math.min(most, share.multiply(BigDecimal.valueOf(total.read())).longValue());
    }
    if (total.rejected() > most) {
      throw new ScoringFailure(
          FailureReason.TOO_MANY_REJECTS,
          "spec.policy.badRows: %d of %d rows were rejected, and %d are allowed; look at the rows"
              .formatted(total.rejected(), total.read(), most));
    }
  }

  private static ScoringFailure broken(String what) {
    return new ScoringFailure(
        FailureReason.BALANCE_BROKEN,
        what + ", so that not every row has exactly one fate; report this with the run's log");
  }
}
