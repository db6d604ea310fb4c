package dev.scoring.runner;

import dev.scoring.contract.report.RowBalance;
import java.io.Serializable;
import java.util.List;

/**
 * What a first look got of a unit.
 *
 * @param balance the fates of the rows read
 * @param rows the first scored rows as text
 */
record PreviewRows(RowBalance balance, List<List<String>> rows) implements Serializable {

  PreviewRows {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
