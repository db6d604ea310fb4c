package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows to score.
 *
 * @param uri one file, folder or glob; exactly one of {@code uri} and {@code uris} is given
 * @param uris several files, folders or globs, all of one format and schema; empty when absent
 * @param format how the files are written
 * @param schema the columns as a Spark DDL list, as in {@code "device_id STRING, age DOUBLE"}; null
 *     takes the files' own (Parquet, ORC) or derives it from what the bundle and the carried
 *     columns need (CSV, JSON)
 * @param options reader options of the format, as Spark names them; empty when absent
 * @param filter SQL predicate over the input columns; rows for which it is not true are counted and
 *     dropped; null keeps every row
 * @param optionalColumns columns that single files may lack and that are null there; empty when
 *     absent
 */
public record InputSpec(
    String uri,
    List<String> uris,
    @JsonProperty(required = true) DataFormat format,
    String schema,
    Map<String, String> options,
    String filter,
    List<String> optionalColumns) {

  public InputSpec {
    uris = uris == null ? List.of() : List.copyOf(uris);
    options = options == null ? Map.of() : Map.copyOf(options);
    optionalColumns = optionalColumns == null ? List.of() : List.copyOf(optionalColumns);
  }

  /** Every place to read, {@code uri} first, in the order declared. */
  public List<String> locations() {
    return Stream.concat(Stream.ofNullable(uri), uris.stream()).toList();
  }
}
