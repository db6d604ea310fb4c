package dev.scoring.runner.exec;

import java.util.Map;
import java.util.TreeMap;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** Reader options, with the strict ones where the user chose none. */
final class Options {
  private Options() {}

  /**
   * The scan's options. Text that does not fit the schema fails instead of becoming null, and a CSV
   * header is compared with the schema; both need every column of a line to be parsed.
   */
  static Map<String, String> of(ScanDefinition scan) {
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    switch (scan.format()) {
      case CSV -> {
        options.put("mode", "FAILFAST");
        options.put("enforceSchema", "false");
        options.put("columnPruning", "false");
      }
      case JSON -> options.put("mode", "FAILFAST");
      case PARQUET, ORC -> {}
    }
    options.putAll(scan.options());
    return options;
  }

  static scala.collection.immutable.Map<String, String> scala(Map<String, String> options) {
    return Map$.MODULE$.from(CollectionConverters.asScala(options));
  }
}
