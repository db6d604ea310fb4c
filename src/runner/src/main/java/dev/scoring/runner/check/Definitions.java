package dev.scoring.runner.check;

import dev.scoring.contract.spec.EmitSpec;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.runner.exec.BundleRef;
import dev.scoring.runner.exec.OutputShape;
import dev.scoring.runner.exec.RowSelection;
import dev.scoring.runner.exec.ScanDefinition;
import dev.scoring.runner.exec.ScoringDefinition;
import dev.scoring.runner.input.InputSchema;
import dev.scoring.runner.input.ReaderOptions;
import dev.scoring.runner.write.WriteDefinition;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/** What a spec means to the steps that read, score and write. Pure. */
public final class Definitions {
  private Definitions() {}

  /** How the input is read. */
  public static ScanDefinition scan(ScoringSpec spec, InputSchema schema, RowSelection rows) {
    return new ScanDefinition(
        spec.input().format(),
        schema.data(),
        schema.partitions(),
        ReaderOptions.effective(spec.input()),
        Set.copyOf(spec.input().optionalColumns()),
        rows);
  }

  /** How rows are scored. */
  public static ScoringDefinition scoring(
      ScoringSpec spec, ModelBundle bundle, ModelOptions options, int batchRows, String runId) {
    OutputSpec output = spec.output();
    String emit = Optional.ofNullable(output.emit()).map(EmitSpec::where).orElse(null);
    return new ScoringDefinition(
        new BundleRef(spec.model().uri(), bundle.digest()),
        options,
        batchRows,
        spec.policy().badRows().action(),
        new OutputShape(output.columns(), output.scores(), output.metadata(), runId, emit));
  }

  /** How scored rows become files. */
  public static WriteDefinition write(OutputSpec output, StructType schema) {
    return new WriteDefinition(
        output.format(),
        schema,
        output.partitionBy(),
        output.compression(),
        output.targetFileBytes(),
        output.options());
  }
}
