package dev.scoring.runner.column;

import dev.scoring.engine.column.ColumnType;
import dev.scoring.engine.column.NumericType;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Spark's types as the engine knows them. */
public final class ColumnTypes {
  private ColumnTypes() {}

  /**
   * The type of the column at a path, empty when there is none. A column whose own name is the path
   * comes before a nested field.
   */
  public static Optional<ColumnType> of(StructType schema, String path) {
    return ColumnPath.resolve(schema, path).map(found -> of(found.type()));
  }

  /** The engine's name for a type. */
  public static ColumnType of(DataType type) {
    Optional<NumericType> numeric = numeric(type);
    if (numeric.isPresent()) {
      return new ColumnType.Numeric(numeric.get());
    }
    if (type instanceof StringType) {
      return new ColumnType.Text();
    }
    if (type instanceof ArrayType array && !(array.elementType() instanceof ArrayType)) {
      ColumnType element = of(array.elementType());
      if (!(element instanceof ColumnType.Other)) {
        return new ColumnType.ListOf(element);
      }
    }
    return new ColumnType.Other(type.simpleString());
  }

  static Optional<NumericType> numeric(DataType type) {
    if (type instanceof BooleanType) {
      return Optional.of(NumericType.BOOLEAN);
    } else if (type instanceof ByteType) {
      return Optional.of(NumericType.INT8);
    } else if (type instanceof ShortType) {
      return Optional.of(NumericType.INT16);
    } else if (type instanceof IntegerType) {
      return Optional.of(NumericType.INT32);
    } else if (type instanceof LongType) {
      return Optional.of(NumericType.INT64);
    } else if (type instanceof FloatType) {
      return Optional.of(NumericType.FLOAT32);
    } else if (type instanceof DoubleType) {
      return Optional.of(NumericType.FLOAT64);
    } else if (type instanceof DecimalType) {
      return Optional.of(NumericType.DECIMAL);
    } else if (type instanceof DateType) {
      return Optional.of(NumericType.DATE);
    } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return Optional.of(NumericType.TIMESTAMP);
    }
    return Optional.empty();
  }
}
