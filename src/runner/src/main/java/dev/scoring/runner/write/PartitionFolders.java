package dev.scoring.runner.write;

import java.util.StringJoiner;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/** Names of partition folders, as Hive and Spark write them: {@code country=CN/day=2026-11-20}. */
final class PartitionFolders {
  private final StructField[] fields;
  private final Expression[] texts;

  PartitionFolders(StructType keySchema, String timeZone) {
    this.fields = keySchema.fields();
    this.texts = new Expression[fields.length];
    for (int i = 0; i < fields.length; i++) {
      Expression value = new BoundReference(i, fields[i].dataType(), true);
      texts[i] =
          fields[i].dataType().equals(DataTypes.StringType)
              ? value
              : new Cast(value, DataTypes.StringType, Option.apply(timeZone), EvalMode.ANSI());
    }
  }

  /** The folder of a row's partition; null and empty values share the default partition. */
  String folder(InternalRow key) {
    StringJoiner folder = new StringJoiner("/");
    for (int i = 0; i < fields.length; i++) {
      UTF8String text = (UTF8String) texts[i].eval(key);
      folder.add(
          ExternalCatalogUtils.getPartitionPathString(
              fields[i].name(), text == null ? null : text.toString()));
    }
    return folder.toString();
  }
}
