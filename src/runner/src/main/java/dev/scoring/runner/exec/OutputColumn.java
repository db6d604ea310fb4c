package dev.scoring.runner.exec;

import dev.scoring.runner.column.ColumnPath;
import java.io.Serializable;

/** Where a column of the output comes from. */
sealed interface OutputColumn extends Serializable {

  /** An input column, or a column that the scan adds. */
  record Carried(ColumnPath path) implements OutputColumn {}

  /** A score column, by its ordinal among them. */
  record Score(int index) implements OutputColumn {}

  /** One text for every row. */
  record Constant(String value) implements OutputColumn {}
}
