package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.runner.plan.FileSlice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Checks that a file has the columns that are read from it. Spark's readers give nulls for a column
 * that a file lacks, which would be scored as missing values.
 */
final class FileColumns {
  private FileColumns() {}

  /**
   * Reads the file's own schema where it has one, and the first rows of JSON; CSV is checked by its
   * parser.
   *
   * @param columns the data columns that are read
   * @throws ScoringFailure INPUT_SCHEMA naming the first column that is missing and not optional
   */
  static void check(
      ScanDefinition scan, FileSlice slice, StructType columns, Configuration configuration)
      throws IOException {
    Path path = new Path(java.net.URI.create(slice.path()));
    StructType required = without(columns, scan.optionalColumns());
    switch (scan.format()) {
      case PARQUET -> check(parquet(path, configuration), "", required, slice.path());
      case ORC -> check(orc(path, configuration), "", required, slice.path());
      case JSON -> {
        StructType stored = without(required, Set.of(JsonKeys.corruptRecord(scan.options())));
        JsonKeys keys = JsonKeys.read(path, scan.options(), stored, configuration);
        if (keys.rows() > 0) {
          String where = keys.cut() ? "the first " + keys.rows() + " rows of " : "";
          check(keys.group(), "", stored, where + slice.path());
        }
      }
      case CSV -> {}
    }
  }

  private static StructType without(StructType columns, Set<String> optional) {
    StructType required = new StructType();
    for (StructField field : columns.fields()) {
      required = optional.contains(field.name()) ? required : required.add(field);
    }
    return required;
  }

  /** Names of fields, each with the names inside it where it is a struct. */
  record Group(Map<String, Group> fields) {
    /** Whether all of some columns are there. */
    boolean hasAll(StructType required) {
      for (StructField field : required.fields()) {
        Group inner = fields.get(field.name());
        boolean there =
            field.dataType() instanceof StructType struct
                ? inner != null && inner.hasAll(struct)
                : fields.containsKey(field.name());
        if (!there) {
          return false;
        }
      }
      return true;
    }
  }

  private static void check(Group group, String prefix, StructType required, String where) {
    for (StructField field : required.fields()) {
      String path = prefix + field.name();
      if (!group.fields().containsKey(field.name())) {
        throw new ScoringFailure(
            FailureReason.INPUT_SCHEMA,
            "column "
                + path
                + " is missing in "
                + where
                + ", which has "
                + List.copyOf(group.fields().keySet())
                + "; write the file again or name the column in spec.input.optionalColumns");
      }
      Group inner = group.fields().get(field.name());
      if (field.dataType() instanceof StructType struct && inner != null) {
        check(inner, path + ".", struct, where);
      }
    }
  }

  private static Group parquet(Path path, Configuration configuration) throws IOException {
    ParquetReadOptions footerOnly =
        HadoopReadOptions.builder(configuration, path)
            .withMetadataFilter(ParquetMetadataConverter.SKIP_ROW_GROUPS)
            .build();
    MessageType schema;
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, configuration), footerOnly)) {
      schema = reader.getFileMetaData().getSchema();
    }
    return group(schema);
  }

  private static Group group(GroupType type) {
    Map<String, Group> fields = new LinkedHashMap<>();
    for (Type field : type.getFields()) {
      boolean struct = !field.isPrimitive() && field.getLogicalTypeAnnotation() == null;
      fields.put(field.getName(), struct ? group(field.asGroupType()) : null);
    }
    return new Group(fields);
  }

  private static Group orc(Path path, Configuration configuration) throws IOException {
    try (Reader reader = OrcFile.createReader(path, OrcFile.readerOptions(configuration))) {
      return group(reader.getSchema());
    }
  }

  private static Group group(TypeDescription type) {
    Map<String, Group> fields = new LinkedHashMap<>();
    for (int i = 0; i < type.getFieldNames().size(); i++) {
      TypeDescription child = type.getChildren().get(i);
      boolean struct = child.getCategory() == TypeDescription.Category.STRUCT;
      fields.put(type.getFieldNames().get(i), struct ? group(child) : null);
    }
    return new Group(fields);
  }
}
