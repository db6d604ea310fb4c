package dev.scoring.runner;

import dev.scoring.runner.exec.UnitCounts;
import dev.scoring.runner.exec.UnitSink;
import dev.scoring.runner.plan.Unit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Keeps a unit's first scored rows as text and writes nothing. */
final class PreviewSink implements UnitSink<PreviewRows> {
  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private final int most;

  PreviewSink(StructType schema, int most) {
    this.schema = schema;
    this.most = most;
  }

  @Override
  public PreviewRows consume(
      Unit unit, TaskContext context, Iterator<ColumnarBatch> batches, UnitCounts counts) {
    var converter = CatalystTypeConverters.createToScalaConverter(schema);
    List<List<String>> rows = new ArrayList<>();
    while (batches.hasNext()) {
      Iterator<InternalRow> batch = batches.next().rowIterator();
      while (batch.hasNext() && rows.size() < most) {
        rows.add(CellText.of((Row) converter.apply(batch.next())));
      }
    }
    return new PreviewRows(counts.balance(), rows);
  }
}
