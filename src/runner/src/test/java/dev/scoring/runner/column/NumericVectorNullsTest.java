package dev.scoring.runner.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.engine.column.NumericType;
import java.nio.DoubleBuffer;
import org.apache.spark.sql.execution.vectorized.Dictionary;
import org.apache.spark.sql.execution.vectorized.OffHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class NumericVectorNullsTest {

  /** A dictionary that knows two entries, as a page that was written with nulls leaves it. */
  private static final class TwoEntries implements Dictionary {
    @Override
    public int decodeToInt(int id) {
      return new int[] {10, 20}[id];
    }

    @Override
    public long decodeToLong(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float decodeToFloat(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double decodeToDouble(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] decodeToBinary(int id) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void nullRowsOfADictionaryAreNotLookedUp() {
    try (OffHeapColumnVector vector = new OffHeapColumnVector(3, DataTypes.IntegerType)) {
      vector.setDictionary(new TwoEntries());
      vector.reserveDictionaryIds(3).putInts(0, 3, new int[] {1, 1_735_751_273, 0}, 0);
      vector.putNull(1);
      NumericVector column = new NumericVector(Rows.first(3), vector, NumericType.INT32);

      DoubleBuffer doubles = DoubleBuffer.allocate(3);
      column.doubles(0, 3, doubles);

      assertThat(column.isNull(1)).isTrue();
      assertThat(doubles.get(0)).isEqualTo(20);
      assertThat(doubles.get(2)).isEqualTo(10);
    }
  }
}
