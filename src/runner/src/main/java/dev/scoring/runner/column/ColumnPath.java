package dev.scoring.runner.column;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Where a column is in a schema: a top-level ordinal, then the ordinals of nested fields.
 *
 * @param name the path as it was asked for
 * @param ordinals from the top level down, at least one
 * @param type the type at the end
 * @param nullable whether the value or a struct around it may be null
 */
public record ColumnPath(String name, List<Integer> ordinals, DataType type, boolean nullable)
    implements Serializable {

  public ColumnPath {
    ordinals = List.copyOf(ordinals);
  }

  /**
   * Finds a column by its name or a nested field by its path {@code a.b}. A column whose own name
   * is the path comes first; names are compared exactly.
   */
  public static Optional<ColumnPath> resolve(StructType schema, String path) {
    return find(schema, path, new ArrayList<>(), false)
        .map(found -> new ColumnPath(path, found.ordinals(), found.type(), found.nullable()));
  }

  /** Ordinal of the top-level column. */
  public int top() {
    return ordinals.get(0);
  }

  /** Whether the column is a field of a struct. */
  public boolean nested() {
    return ordinals.size() > 1;
  }

  private static Optional<ColumnPath> find(
      StructType schema, String path, List<Integer> prefix, boolean nullable) {
    StructField[] fields = schema.fields();
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].name().equals(path)) {
        List<Integer> ordinals = new ArrayList<>(prefix);
        ordinals.add(i);
        return Optional.of(
            new ColumnPath(path, ordinals, fields[i].dataType(), nullable || fields[i].nullable()));
      }
    }
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].dataType() instanceof StructType struct
          && path.startsWith(fields[i].name() + ".")) {
        List<Integer> ordinals = new ArrayList<>(prefix);
        ordinals.add(i);
        String rest = path.substring(fields[i].name().length() + 1);
        Optional<ColumnPath> found = find(struct, rest, ordinals, nullable || fields[i].nullable());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
