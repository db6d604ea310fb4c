package dev.scoring.engine.score;

import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.encode.BatchEncoder;
import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.model.ModelLease;
import java.util.List;

/**
 * Scores batches of rows: encode, forward pass, decode, in buffers and arrays that are refilled
 * from batch to batch. One for each task; not thread-safe. The caller closes it before the lease.
 */
public final class BatchScorer implements AutoCloseable {
  private final ModelLease lease;
  private final BatchEncoder encoder;
  private final int batchRows;
  private final OutputDecoder decoder;
  private long batches;
  private long rows;
  private long encodeNanos;
  private long forwardNanos;
  private long decodeNanos;

  private BatchScorer(
      ModelLease lease, BatchEncoder encoder, int batchRows, OutputDecoder decoder) {
    this.lease = lease;
    this.encoder = encoder;
    this.batchRows = batchRows;
    this.decoder = decoder;
  }

  /**
   * A scorer, its buffers allocated and the model warmed up for its batches.
   *
   * @param lease the model; stays open for as long as the scorer
   * @param scores the columns to make; empty makes each output a column of its own name
   * @param batchRows most rows of one batch, at least 1
   * @throws ScoringFailure as {@link #fields} and {@link ModelLease#warmUp} do
   */
  public static BatchScorer open(ModelLease lease, List<ScoreColumn> scores, int batchRows) {
    ScorePlan plan = ScorePlan.require(lease.bundle(), scores);
    lease.warmUp(batchRows);
    return new BatchScorer(
        lease,
        BatchEncoder.create(lease.bundle(), batchRows),
        batchRows,
        new OutputDecoder(plan, batchRows));
  }

  /**
   * The columns that a bundle's outputs make; loads no model.
   *
   * @param scores the columns to make; empty makes each output a column of its own name
   * @throws ScoringFailure SPEC_INVALID with the first of {@link #check}'s findings
   */
  public static List<ScoreField> fields(ModelBundle bundle, List<ScoreColumn> scores) {
    return ScorePlan.require(bundle, scores).fields();
  }

  /** Everything that is wrong with score columns, by the paths of the manifest. */
  public static List<Finding> check(ModelBundle bundle, List<ScoreColumn> scores) {
    return ScorePlan.resolve(bundle, scores).findings();
  }

  /**
   * Scores rows {@code fromRow} to {@code fromRow + rows - 1}.
   *
   * @param batch columns in the order of {@link ModelBundle#columns}
   * @param fromRow the first row
   * @param rows how many rows, 0 to the scorer's batch size
   * @return the scores, in arrays that the next call refills
   * @throws ScoringFailure as {@link ModelLease#forward} does
   */
  public ScoredBatch score(InputBatch batch, int fromRow, int rows) {
    if (rows < 0 || rows > batchRows) {
      throw new IllegalArgumentException(rows + " rows, where the scorer takes 0 to " + batchRows);
    }
    if (rows == 0) {
      return new ScoredBatch(0, decoder.vectors(), List.of());
    }
    long start = System.nanoTime();
    EncodedBatch encoded = encoder.encode(batch, fromRow, rows);
    long forward = System.nanoTime();
    long decodedBefore = decoder.nanos();
    lease.forward(encoded, (output, values) -> decoder.decode(output, values, rows));
    long end = System.nanoTime();
    long decoded = decoder.nanos() - decodedBefore;
    batches++;
    this.rows += rows;
    encodeNanos += forward - start;
    forwardNanos += end - forward - decoded;
    decodeNanos += decoded;
    return new ScoredBatch(rows, decoder.vectors(), encoded.errors());
  }

  /** The work done so far. */
  public ScorerStats stats() {
    return new ScorerStats(
        batches, rows, encodeNanos, forwardNanos, decodeNanos, decoder.nonFinite());
  }

  /** Gives the buffers up, not the lease. */
  @Override
  public void close() {
    encoder.close();
  }
}
