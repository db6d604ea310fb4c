package dev.scoring.runner.input;

import dev.scoring.engine.bundle.BundleDescriptor;
import dev.scoring.engine.bundle.FeatureSource;
import dev.scoring.engine.bundle.InputTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The types that columns of CSV and JSON files are read as when no schema is declared: what the
 * bundle's inputs take. Where two inputs read one column differently, text wins over numbers and
 * fractions over whole numbers.
 */
final class TextColumnTypes {
  private TextColumnTypes() {}

  /** Column name to type, in the order of first use. */
  static Map<String, DataType> of(BundleDescriptor bundle) {
    Map<String, DataType> types = new LinkedHashMap<>();
    for (InputTensor input : bundle.inputs()) {
      for (String column : input.from().reads()) {
        types.merge(column, type(input), TextColumnTypes::wider);
      }
    }
    return types;
  }

  private static DataType type(InputTensor input) {
    FeatureSource from = input.from();
    DataType scalar = from.isCategorical() ? category(from) : number(input);
    boolean list = from.column() != null && from.split() == null && !input.shape().isEmpty();
    return list ? DataTypes.createArrayType(scalar) : scalar;
  }

  private static DataType category(FeatureSource from) {
    return from.size() != null ? DataTypes.LongType : DataTypes.StringType;
  }

  private static DataType number(InputTensor input) {
    return switch (input.dtype()) {
      case FLOAT16, FLOAT32, FLOAT64 -> DataTypes.DoubleType;
      case INT8, INT16, INT32, INT64, UINT8 -> DataTypes.LongType;
      case BOOL -> DataTypes.BooleanType;
    };
  }

  private static DataType wider(DataType one, DataType other) {
    if (one.equals(other)) {
      return one;
    }
    boolean text = one.equals(DataTypes.StringType) || other.equals(DataTypes.StringType);
    return text ? DataTypes.StringType : DataTypes.DoubleType;
  }
}
