package dev.scoring.runner.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.engine.column.NumericType;
import java.nio.DoubleBuffer;
import org.apache.spark.sql.execution.vectorized.Dictionary;
import org.apache.spark.sql.execution.vectorized.OffHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumericVectorTest {
  private static final int GARBAGE = 1_634_872_947;

  @ParameterizedTest
  @EnumSource(names = {"INT32", "INT64", "FLOAT32", "FLOAT64"})
  void nullOfDictionaryIsNotLookedUp(NumericType type) {
    try (OffHeapColumnVector vector = new OffHeapColumnVector(4, sparkType(type))) {
      WritableColumnVector ids = vector.reserveDictionaryIds(4);
      int[] written = {1, GARBAGE, 0, 2};
      for (int row = 0; row < written.length; row++) {
        ids.putInt(row, written[row]);
      }
      vector.putNull(1);
      vector.setDictionary(new Tens());
      NumericVector column = new NumericVector(Rows.first(4), vector, type);
      DoubleBuffer read = DoubleBuffer.allocate(4);
      column.doubles(0, 4, read);
      assertThat(read.array()).containsExactly(10, 0, 0, 20);
      assertThat(column.isNull(1)).isTrue();
      assertThat(column.doubleAt(1)).isZero();
    }
  }

  private static DataType sparkType(NumericType type) {
    return switch (type) {
      case INT64 -> DataTypes.LongType;
      case FLOAT32 -> DataTypes.FloatType;
      case FLOAT64 -> DataTypes.DoubleType;
      default -> DataTypes.IntegerType;
    };
  }

  /** Entry k, from 0 to 2, is ten times k. */
  private static final class Tens implements Dictionary {
    private final int[] entries = {0, 10, 20};

    @Override
    public int decodeToInt(int id) {
      return entries[id];
    }

    @Override
    public long decodeToLong(int id) {
      return entries[id];
    }

    @Override
    public float decodeToFloat(int id) {
      return entries[id];
    }

    @Override
    public double decodeToDouble(int id) {
      return entries[id];
    }

    @Override
    public byte[] decodeToBinary(int id) {
      throw new UnsupportedOperationException();
    }
  }
}
