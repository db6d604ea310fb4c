package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Where the scores go and what stands beside them.
 *
 * @param uri the folder to create
 * @param format how the files are written
 * @param columns input columns carried through unchanged, in this order, before the scores; empty
 *     when absent
 * @param scores the score columns to write; empty writes each bundle output under its own name
 * @param metadata optional columns that say where a row came from; {@link MetadataColumns#none()}
 *     when absent
 * @param emit which scored rows are written; null writes all
 * @param ifExists what to do when something is there already; {@code Fail} when absent
 * @param publish whether readers may see a part of the output while it is being published; {@code
 *     Atomic} when absent
 * @param compression codec name of the format ({@code zstd}, {@code snappy}, {@code gzip}, {@code
 *     none}); null takes the format's default
 * @param targetFileBytes size in bytes at which a new file is begun; null writes one file a unit
 *     (and partition)
 * @param partitionBy carried columns that become folders; empty when absent
 * @param options writer options of the format, as Spark names them; empty when absent
 */
public record OutputSpec(
    @JsonProperty(required = true) String uri,
    @JsonProperty(required = true) DataFormat format,
    List<String> columns,
    List<ScoreColumn> scores,
    MetadataColumns metadata,
    EmitSpec emit,
    IfExists ifExists,
    PublishMode publish,
    String compression,
    Long targetFileBytes,
    List<String> partitionBy,
    Map<String, String> options) {

  public OutputSpec {
    columns = columns == null ? List.of() : List.copyOf(columns);
    scores = scores == null ? List.of() : List.copyOf(scores);
    metadata = metadata == null ? MetadataColumns.none() : metadata;
    ifExists = ifExists == null ? IfExists.FAIL : ifExists;
    publish = publish == null ? PublishMode.ATOMIC : publish;
    partitionBy = partitionBy == null ? List.of() : List.copyOf(partitionBy);
    options = options == null ? Map.of() : Map.copyOf(options);
  }
}
