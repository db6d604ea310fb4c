package dev.scoring.runner.exec;

import dev.scoring.engine.score.ScoreField;
import dev.scoring.engine.tensor.DType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Score columns as Spark's types. */
final class ScoreTypes {
  private ScoreTypes() {}

  static DataType of(ScoreField.Type type) {
    if (type instanceof ScoreField.Type.Scalar scalar) {
      return of(scalar.dtype());
    } else if (type instanceof ScoreField.Type.Array array) {
      return DataTypes.createArrayType(of(array.dtype()), false);
    } else if (type instanceof ScoreField.Type.Label) {
      return DataTypes.StringType;
    }
    StructType entry =
        new StructType(
            new StructField[] {
              DataTypes.createStructField("label", DataTypes.StringType, true),
              DataTypes.createStructField("index", DataTypes.IntegerType, false),
              DataTypes.createStructField("score", DataTypes.FloatType, false)
            });
    return DataTypes.createArrayType(entry, false);
  }

  private static DataType of(DType dtype) {
    return switch (dtype) {
      case FLOAT16, FLOAT32 -> DataTypes.FloatType;
      case FLOAT64 -> DataTypes.DoubleType;
      case INT8 -> DataTypes.ByteType;
      case INT16, UINT8 -> DataTypes.ShortType;
      case INT32 -> DataTypes.IntegerType;
      case INT64 -> DataTypes.LongType;
      case BOOL -> DataTypes.BooleanType;
    };
  }
}
