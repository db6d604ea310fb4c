package dev.scoring.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.Activation;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.contract.spec.ScoreForm;
import dev.scoring.engine.TestBundles;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.encode.RowError;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchScorerTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-6);
  private static final ModelOptions CPU = ModelOptions.cpu(2);

  @TempDir private Path folder;

  @Test
  void scoresAreThoseOfPythonInEveryForm() {
    ModelBundle bundle = TestBundles.mlp(folder);
    JsonNode stored = TestBundles.stored("mlp");
    List<ScoreColumn> columns =
        List.of(
            new ScoreColumn("logits", null, null, null, null, null),
            new ScoreColumn("p", "logits", Activation.SOFTMAX, ScoreForm.COLUMNS, null, null),
            new ScoreColumn("best", "logits", null, ScoreForm.LABEL, null, null),
            new ScoreColumn("top", "logits", Activation.SOFTMAX, ScoreForm.TOP_K, 2, null));
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, CPU);
        BatchScorer scorer = BatchScorer.open(lease, columns, 64)) {
      ScoredBatch scored = scorer.score(bundle.golden().orElseThrow().inputs(), 0, 64);

      assertThat(scored.rows()).isEqualTo(64);
      assertThat(scored.errors()).isEmpty();
      assertThat(scored.columns()).hasSize(6);
      ScoreVector.Float32 logits = (ScoreVector.Float32) scored.columns().get(0);
      ScoreVector.Float32 second = (ScoreVector.Float32) scored.columns().get(2);
      ScoreVector.Label best = (ScoreVector.Label) scored.columns().get(4);
      ScoreVector.TopK top = (ScoreVector.TopK) scored.columns().get(5);
      assertThat(best.labels()).containsExactly("red", "green", "blue");
      for (int row = 0; row < 64; row++) {
        int r = row;
        double[] p =
            IntStream.range(0, 3)
                .mapToDouble(i -> stored.get("probabilities").get(r * 3 + i).doubleValue())
                .toArray();
        int[] order =
            IntStream.range(0, 3)
                .boxed()
                .sorted((a, b) -> Double.compare(p[b], p[a]))
                .mapToInt(i -> i)
                .toArray();
        assertThat((double) logits.values()[row * 3])
            .isCloseTo(stored.get("logits").get(row * 3).doubleValue(), CLOSE);
        assertThat((double) second.values()[row]).isCloseTo(p[1], CLOSE);
        assertThat(best.index()[row]).isEqualTo(order[0]);
        assertThat(Arrays.copyOfRange(top.index(), row * 2, row * 2 + 2))
            .containsExactly(order[0], order[1]);
        assertThat((double) top.score()[row * 2 + 1]).isCloseTo(p[order[1]], CLOSE);
      }
    }
  }

  @Test
  void anySplitIntoBatchesGivesTheSameScores() {
    ModelBundle bundle = TestBundles.twoInputs(folder);
    InputBatch rows = bundle.golden().orElseThrow().inputs();
    Random random = new Random(5);
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, CPU)) {
      double[] whole = score(lease, rows, new Random(0), 64);
      assertThat(whole)
          .containsExactly(
              IntStream.range(0, 64)
                  .mapToDouble(
                      i -> TestBundles.stored("two_inputs").get("score").get(i).doubleValue())
                  .toArray(),
              CLOSE);
      for (int round = 0; round < 50; round++) {
        int batchRows = 1 + random.nextInt(64);
        assertThat(score(lease, rows, random, batchRows))
            .as("batches of at most %d", batchRows)
            .containsExactly(whole, CLOSE);
      }
    }
  }

  @Test
  void manyTasksScoreAtOnceWithOneLoad() throws Exception {
    ModelBundle bundle = TestBundles.twoInputs(folder);
    long before = ModelRegistry.process().loads();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<double[]>> tasks = new ArrayList<>();
    for (int task = 0; task < 40; task++) {
      int seed = task;
      tasks.add(
          threads.submit(
              () -> {
                InputBatch rows = bundle.golden().orElseThrow().inputs();
                try (ModelLease lease = ModelRegistry.process().acquire(bundle, CPU)) {
                  return score(lease, rows, new Random(seed), 1 + seed);
                }
              }));
    }
    for (Future<double[]> task : tasks) {
      assertThat(task.get()).containsExactly(tasks.get(0).get(), CLOSE);
    }
    threads.shutdown();

    // The model of another test of this process may be the same one, still loaded.
    assertThat(ModelRegistry.process().loads() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void rowsThatCannotBeEncodedAreReportedAndTheOthersScored() {
    ModelBundle bundle =
        TestBundles.mlp(
            folder,
            (row, golden) -> {
              if (row == 5) {
                golden.withObjectProperty("inputs").putNull("c");
              }
            });
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, CPU);
        BatchScorer scorer = BatchScorer.open(lease, List.of(), 8)) {
      ScoredBatch scored = scorer.score(bundle.golden().orElseThrow().inputs(), 2, 8);

      assertThat(scored.errors()).extracting(RowError::row).containsExactly(3);
      assertThat(scored.errors().get(0).message()).contains("c");
      float[] logits = ((ScoreVector.Float32) scored.columns().get(0)).values();
      assertThat((double) logits[12])
          .isCloseTo(TestBundles.stored("mlp").get("logits").get(18).doubleValue(), CLOSE);
    }
  }

  @Test
  void statsCountWhatWasDone() {
    ModelBundle bundle = TestBundles.mlp(folder);
    InputBatch rows = bundle.golden().orElseThrow().inputs();
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, CPU);
        BatchScorer scorer = BatchScorer.open(lease, List.of(), 16)) {
      scorer.score(rows, 0, 16);
      scorer.score(rows, 16, 5);
      assertThat(scorer.score(rows, 0, 0).rows()).isZero();
      ScorerStats stats = scorer.stats();

      assertThat(stats.batches()).isEqualTo(2);
      assertThat(stats.rows()).isEqualTo(21);
      assertThat(stats.nonFinite()).isZero();
      assertThat(stats.encodeNanos()).isPositive();
      assertThat(stats.forwardNanos()).isPositive();
      assertThat(stats.decodeNanos()).isPositive();
      assertThatThrownBy(() -> scorer.score(rows, 0, 17))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("17 rows, where the scorer takes 0 to 16");
    }
  }

  @Test
  void columnsThatDoNotFitAreRefusedBeforeAModelIsLoaded() {
    ModelBundle bundle = TestBundles.mlp(folder);
    List<ScoreColumn> columns =
        List.of(
            new ScoreColumn("logit", null, null, null, null, null),
            new ScoreColumn("top", "logits", null, ScoreForm.TOP_K, 9, null));

    assertThat(BatchScorer.check(bundle, columns)).hasSize(2);
    assertThatThrownBy(() -> BatchScorer.fields(bundle, columns))
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.SPEC_INVALID)
        .hasMessage(
            "spec.output.scores[0].name: 'logit' is not an output of the bundle; did you mean"
                + " 'logits'? (and 1 more)");
  }

  /** All 64 rows in batches of random sizes. */
  private static double[] score(ModelLease lease, InputBatch rows, Random random, int batchRows) {
    double[] scores = new double[64];
    try (BatchScorer scorer = BatchScorer.open(lease, List.of(), batchRows)) {
      for (int from = 0; from < 64; ) {
        int n = Math.min(64 - from, batchRows == 64 ? 64 : 1 + random.nextInt(batchRows));
        ScoredBatch scored = scorer.score(rows, from, n);
        float[] values = ((ScoreVector.Float32) scored.columns().get(0)).values();
        for (int i = 0; i < n; i++) {
          scores[from + i] = values[i];
        }
        from += n;
      }
    }
    return scores;
  }
}
