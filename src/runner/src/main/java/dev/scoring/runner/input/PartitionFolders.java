package dev.scoring.runner.input;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;

/**
 * The columns in a file's folders: {@code .../country=CN/day=007/part.parquet}.
 *
 * @param names column names, outermost first
 * @param values their values as text, unescaped; null for Hive's default partition
 */
record PartitionFolders(List<String> names, List<String> values) {

  /**
   * Reads the folders between a base and a file; those without {@code =} count for nothing.
   *
   * @param base a folder above the file
   */
  static PartitionFolders of(Path base, Path file) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    Path folder = file.getParent();
    while (folder != null && !folder.equals(base)) {
      String name = folder.getName();
      int equals = name.indexOf('=');
      if (equals > 0) {
        names.add(0, ExternalCatalogUtils.unescapePathName(name.substring(0, equals)));
        String value = ExternalCatalogUtils.unescapePathName(name.substring(equals + 1));
        boolean none = value.equals(ExternalCatalogUtils.DEFAULT_PARTITION_NAME());
        values.add(0, none ? null : value);
      }
      folder = folder.getParent();
    }
    return new PartitionFolders(names, values);
  }
}
