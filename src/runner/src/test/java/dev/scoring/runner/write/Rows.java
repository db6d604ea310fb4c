package dev.scoring.runner.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoring.contract.report.RowBalance;
import dev.scoring.runner.plan.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext$;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Scored rows made up for a unit: {@code id} counts, {@code country} takes turns, {@code score} is
 * a fraction of the id.
 *
 * @param from first id
 * @param count rows
 * @param countries values that take turns; null is a null
 * @param batch rows of a batch
 */
record Rows(long from, int count, List<String> countries, int batch) {
  static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("country", DataTypes.StringType)
          .add("score", DataTypes.DoubleType);

  Rows {
    countries = new ArrayList<>(countries);
  }

  static Rows of(long from, int count) {
    return new Rows(from, count, List.of("CN", "DE"), 64);
  }

  RowBalance balance() {
    return new RowBalance(count, count, 0, 0, 0);
  }

  Iterator<ColumnarBatch> batches() {
    List<ColumnarBatch> batches = new ArrayList<>();
    for (int begin = 0; begin < count; begin += batch) {
      batches.add(batch(begin, Math.min(batch, count - begin)));
    }
    return batches.iterator();
  }

  private ColumnarBatch batch(int begin, int rows) {
    OnHeapColumnVector[] columns = OnHeapColumnVector.allocateColumns(rows, SCHEMA);
    for (int row = 0; row < rows; row++) {
      int index = begin + row;
      String country = countries.get(index % countries.size());
      columns[0].putLong(row, from + index);
      if (country == null) {
        columns[1].putNull(row);
      } else {
        columns[1].putByteArray(row, country.getBytes(UTF_8));
      }
      columns[2].putDouble(row, (from + index) / 1024.0);
    }
    return new ColumnarBatch(new ColumnVector[] {columns[0], columns[1], columns[2]}, rows);
  }

  /** Writes them as a unit, by a copy of the writer such as an executor gets. */
  UnitResult write(UnitWriter writer, int unit) {
    RowBalance balance = balance();
    try {
      return copy(writer)
          .consume(
              new Unit(unit, List.of()), TaskContext$.MODULE$.empty(), batches(), () -> balance);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static UnitWriter copy(UnitWriter writer) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(writer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (UnitWriter) in.readObject();
    }
  }
}
