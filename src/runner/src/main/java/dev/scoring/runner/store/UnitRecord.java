package dev.scoring.runner.store;

import dev.scoring.contract.report.RowBalance;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The commit of a unit: it exists if and only if the unit is done, and names exactly the files that
 * count.
 *
 * @param unit the unit's number in the plan
 * @param generation 0, or higher when the driver had to open the unit again
 * @param attempt the one attempt whose files these are
 * @param epoch the driver under which the attempt ran
 * @param files in the order of their rows; empty for a unit that wrote none
 * @param balance what became of the unit's rows
 */
public record UnitRecord(
    int unit, int generation, UUID attempt, long epoch, List<UnitFile> files, RowBalance balance)
    implements Serializable {

  public UnitRecord {
    Objects.requireNonNull(attempt, "attempt");
    Objects.requireNonNull(balance, "balance");
    files = files == null ? List.of() : List.copyOf(files);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(UnitFile::bytes).sum();
  }
}
