package dev.scoring.runner.exec;

import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.engine.score.BatchScorer;
import dev.scoring.engine.score.ScoredBatch;
import dev.scoring.engine.score.ScorerStats;
import dev.scoring.runner.bundle.LocalBundles;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Scorers of a bundle that every process resolves for itself; one model a process and device. */
final class BundleScorers implements ScorerSource {
  private static final long serialVersionUID = 1L;

  private final BundleRef bundle;
  private final ModelOptions options;
  private final List<ScoreColumn> scores;
  private final int batchRows;

  private BundleScorers(ScoringDefinition scoring, BundleRef bundle) {
    this.bundle = bundle;
    this.options = scoring.options();
    this.scores = scoring.output().scores();
    this.batchRows = scoring.batchRows();
  }

  /** Scorers of the content that the definition's bundle has now, whatever it has later. */
  static BundleScorers of(ScoringDefinition scoring) {
    BundleRef given = scoring.bundle();
    String digest = given.digest() == null ? resolve(given).digest() : given.digest();
    return new BundleScorers(scoring, new BundleRef(given.uri(), digest));
  }

  ModelSignature signature() {
    ModelBundle opened = resolve(bundle);
    return new ModelSignature(
        opened.columns(), BatchScorer.fields(opened, scores), opened.descriptor().version());
  }

  @Override
  public RowScorer open() {
    ModelLease lease = ModelRegistry.process().acquire(resolve(bundle), options);
    try {
      return new LeasedScorer(lease, BatchScorer.open(lease, scores, batchRows));
    } catch (RuntimeException | Error failed) {
      lease.close();
      throw failed;
    }
  }

  @Override
  public long loads() {
    return ModelRegistry.process().loads();
  }

  private static ModelBundle resolve(BundleRef bundle) {
    SparkConf conf = SparkEnv.get().conf();
    return LocalBundles.resolve(
        bundle.uri(), bundle.digest(), SparkHadoopUtil.get().newConfiguration(conf));
  }

  private record LeasedScorer(ModelLease lease, BatchScorer scorer) implements RowScorer {
    @Override
    public ScoredBatch score(InputBatch batch, int fromRow, int rows) {
      return scorer.score(batch, fromRow, rows);
    }

    @Override
    public ScorerStats stats() {
      return scorer.stats();
    }

    @Override
    public void close() {
      try (lease) {
        scorer.close();
      }
    }
  }
}
