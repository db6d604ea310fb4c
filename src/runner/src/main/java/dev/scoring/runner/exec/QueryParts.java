package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.engine.score.ScoreField;
import dev.scoring.runner.column.ColumnPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Everything of a query that is decided from names and types alone.
 *
 * @param layout the scan's batches
 * @param inputs the model's columns in them
 * @param filter over them; null keeps every row
 * @param scores the score columns
 * @param outputs the output's columns
 * @param outputSchema their names and types
 * @param emit over the output; null emits every row
 */
record QueryParts(
    InputLayout layout,
    List<ColumnPath> inputs,
    ResolvedPredicate filter,
    StructType scores,
    List<OutputColumn> outputs,
    StructType outputSchema,
    ResolvedPredicate emit) {

  static QueryParts resolve(
      SparkSession spark, ScanDefinition scan, OutputShape output, ModelSignature model) {
    Set<String> needed = new LinkedHashSet<>();
    StructType schema = scan.schema();
    for (String column : model.columns()) {
      needed.add(top(schema, column, FailureReason.INPUT_SCHEMA, "the bundle reads column "));
    }
    for (String column : output.carried()) {
      needed.add(top(schema, column, FailureReason.OUTPUT_COLUMNS, "spec.output carries column "));
    }
    RowSelection rows = scan.rows();
    if (rows.filter() != null) {
      needed.addAll(Predicates.resolve(spark, rows.filter(), schema, rows.now()).references());
    }
    InputLayout layout = InputLayout.of(scan, needed);
    ResolvedPredicate filter =
        rows.filter() == null
            ? null
            : Predicates.resolve(spark, rows.filter(), layout.visible(), rows.now());
    OutputColumns columns = new OutputColumns(layout.full());
    output.carried().forEach(columns::carry);
    model.fields().forEach(columns::score);
    columns.metadata(output.metadata(), model.version(), output.runId());
    StructType outputSchema = columns.schema();
    ResolvedPredicate emit =
        output.emitWhere() == null
            ? null
            : Predicates.resolve(spark, output.emitWhere(), outputSchema, rows.now());
    List<ColumnPath> inputs =
        model.columns().stream()
            .map(column -> ColumnPath.resolve(layout.full(), column).orElseThrow())
            .toList();
    return new QueryParts(
        layout, inputs, filter, scores(model), columns.columns, outputSchema, emit);
  }

  private static StructType scores(ModelSignature model) {
    StructType schema = new StructType();
    for (ScoreField field : model.fields()) {
      schema = schema.add(field.name(), ScoreTypes.of(field.type()), false);
    }
    return schema;
  }

  private static String top(StructType schema, String column, FailureReason reason, String who) {
    Optional<ColumnPath> path = ColumnPath.resolve(schema, column);
    if (path.isEmpty()) {
      throw new ScoringFailure(
          reason,
          who
              + column
              + ", which the input does not have; it has "
              + Arrays.toString(schema.fieldNames()));
    }
    return schema.fields()[path.get().top()].name();
  }

  /** Gathers the output's columns; no two of them have one name in any case. */
  private static final class OutputColumns {
    private final StructType input;
    private final List<OutputColumn> columns = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private StructType schema = new StructType();
    private int scores;

    private OutputColumns(StructType input) {
      this.input = input;
    }

    StructType schema() {
      return schema;
    }

    void carry(String column) {
      ColumnPath path = ColumnPath.resolve(input, column).orElseThrow();
      add(column, path.type(), path.nullable(), new OutputColumn.Carried(path));
    }

    void score(ScoreField field) {
      add(field.name(), ScoreTypes.of(field.type()), false, new OutputColumn.Score(scores));
      scores++;
    }

    void metadata(MetadataColumns metadata, String version, String runId) {
      if (metadata.sourceFile() != null) {
        scanned(metadata.sourceFile(), InputLayout.SOURCE_FILE);
      }
      if (metadata.rowPosition() != null) {
        scanned(metadata.rowPosition(), InputLayout.ROW_POSITION);
      }
      if (metadata.modelVersion() != null) {
        constant(metadata.modelVersion(), version);
      }
      if (metadata.runId() != null) {
        constant(metadata.runId(), runId);
      }
    }

    private void scanned(String name, String column) {
      ColumnPath path = ColumnPath.resolve(input, column).orElseThrow();
      add(name, path.type(), path.nullable(), new OutputColumn.Carried(path));
    }

    private void constant(String name, String value) {
      add(name, DataTypes.StringType, false, new OutputColumn.Constant(value));
    }

    private void add(String name, DataType type, boolean nullable, OutputColumn column) {
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new ScoringFailure(
            FailureReason.OUTPUT_COLUMNS,
            "two output columns are named "
                + name
                + ", in whatever case; rename one of spec.output");
      }
      schema = schema.add(name, type, nullable);
      columns.add(column);
    }
  }
}
