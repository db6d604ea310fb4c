package dev.scoring.runner;

import dev.scoring.contract.spec.BadRows;
import dev.scoring.contract.spec.Count;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.EmitSpec;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.contract.spec.ModelSpec;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.PolicySpec;
import dev.scoring.contract.spec.PublishMode;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.contract.spec.ThreadsSpec;
import dev.scoring.engine.model.DeviceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A request in the making: Parquet to Parquet, columns {@code id} and {@code score}. */
final class Requests {
  private String model;
  private String digest;
  private String input;
  private String output;
  private DataFormat format = DataFormat.PARQUET;
  private DataFormat outputFormat = DataFormat.PARQUET;
  private String schema;
  private Map<String, String> options = Map.of();
  private String filter;
  private List<String> columns = List.of("id");
  private List<ScoreColumn> scores = List.of();
  private MetadataColumns metadata;
  private EmitSpec emit;
  private IfExists ifExists;
  private PublishMode publish;
  private String compression;
  private List<String> partitionBy = List.of();
  private Count batchSize = Count.of(16);
  private BadRows badRows;
  private Long minRows;
  private ThreadsSpec threads;
  private OptionalLong limit = OptionalLong.empty();
  private ExistingRun existing = ExistingRun.RESUME;

  static Requests of(Path model, Path input, Path output) {
    return of(model.toString(), input.toString(), output.toString());
  }

  static Requests of(String model, String input, String output) {
    Requests request = new Requests();
    request.model = model;
    request.input = input;
    request.output = output;
    return request;
  }

  Requests model(String uri) {
    model = uri;
    return this;
  }

  Requests digest(String value) {
    digest = value;
    return this;
  }

  Requests input(String uri) {
    input = uri;
    return this;
  }

  Requests output(String uri) {
    output = uri;
    return this;
  }

  Requests format(DataFormat value) {
    format = value;
    return this;
  }

  Requests outputFormat(DataFormat value) {
    outputFormat = value;
    return this;
  }

  Requests schema(String ddl) {
    schema = ddl;
    return this;
  }

  Requests options(Map<String, String> values) {
    options = values;
    return this;
  }

  Requests filter(String sql) {
    filter = sql;
    return this;
  }

  Requests columns(String... names) {
    columns = List.of(names);
    return this;
  }

  Requests scores(ScoreColumn... values) {
    scores = List.of(values);
    return this;
  }

  Requests metadata(MetadataColumns value) {
    metadata = value;
    return this;
  }

  Requests emit(String sql) {
    emit = new EmitSpec(sql);
    return this;
  }

  Requests overwrite() {
    ifExists = IfExists.OVERWRITE;
    publish = PublishMode.NON_ATOMIC;
    return this;
  }

  Requests compression(String codec) {
    compression = codec;
    return this;
  }

  Requests partitionBy(String... names) {
    partitionBy = List.of(names);
    return this;
  }

  Requests batchSize(Count value) {
    batchSize = value;
    return this;
  }

  Requests badRows(BadRows value) {
    badRows = value;
    return this;
  }

  Requests minRows(long value) {
    minRows = value;
    return this;
  }

  Requests intraOp(int value) {
    threads = new ThreadsSpec(Count.of(value), null);
    return this;
  }

  Requests limit(long rows) {
    limit = OptionalLong.of(rows);
    return this;
  }

  Requests fresh() {
    existing = ExistingRun.FRESH;
    return this;
  }

  RunRequest build() {
    ScoringSpec spec =
        new ScoringSpec(
            new ModelSpec(model, digest),
            new InputSpec(input, null, format, schema, options, filter, null),
            new OutputSpec(
                output,
                outputFormat,
                columns,
                scores,
                metadata,
                emit,
                ifExists,
                publish,
                compression,
                null,
                partitionBy,
                null),
            new PolicySpec(batchSize, badRows, null, null, minRows),
            threads);
    return new RunRequest(spec, DeviceRequest.CPU, limit, existing);
  }
}
