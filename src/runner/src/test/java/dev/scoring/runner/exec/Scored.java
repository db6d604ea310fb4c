package dev.scoring.runner.exec;

import dev.scoring.contract.report.RowBalance;
import dev.scoring.runner.plan.Unit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * What a run put out.
 *
 * @param rows the rows as text, in the order of units
 * @param balance of all units
 */
record Scored(List<String> rows, RowBalance balance) {

  private record UnitRows(ArrayList<String> rows, ArrayList<Long> balance)
      implements Serializable {}

  static Scored of(ScoringQuery query, List<Unit> units) {
    StructType schema = query.outputSchema();
    TreeMap<Integer, UnitRows> results = new TreeMap<>();
    query.run(units, sink(schema), (unit, result) -> results.put(unit.index(), result));
    List<String> rows = new ArrayList<>();
    RowBalance balance = RowBalance.ZERO;
    for (UnitRows result : results.values()) {
      rows.addAll(result.rows());
      List<Long> b = result.balance();
      balance = balance.plus(new RowBalance(b.get(0), b.get(1), b.get(2), b.get(3), b.get(4)));
    }
    return new Scored(rows, balance);
  }

  private static UnitSink<UnitRows> sink(StructType schema) {
    return (unit, context, batches, counts) -> {
      ArrayList<String> rows = new ArrayList<>();
      while (batches.hasNext()) {
        ColumnarBatch batch = batches.next();
        for (Iterator<InternalRow> row = batch.rowIterator(); row.hasNext(); ) {
          rows.add(print(row.next(), schema));
        }
      }
      RowBalance b = counts.balance();
      return new UnitRows(
          rows,
          new ArrayList<>(
              List.of(b.read(), b.scored(), b.rejected(), b.filtered(), b.suppressed())));
    };
  }

  private static String print(InternalRow row, StructType schema) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      DataType type = schema.fields()[i].dataType();
      values.add(row.isNullAt(i) ? "null" : print(row.get(i, type), type));
    }
    return String.join("|", values);
  }

  private static String print(Object value, DataType type) {
    if (value instanceof ArrayData array) {
      List<String> items = new ArrayList<>();
      DataType element = ((ArrayType) type).elementType();
      for (int i = 0; i < array.numElements(); i++) {
        items.add(array.isNullAt(i) ? "null" : print(array.get(i, element), element));
      }
      return items.toString();
    } else if (value instanceof InternalRow struct) {
      return "{" + print(struct, (StructType) type).replace("|", ", ") + "}";
    }
    return String.valueOf(value);
  }
}
