package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The part of a {@code ScoringJob} that decides which rows are scored, how, and where the scores
 * go. Two runs with an equal spec and equal input write equal output; pods, images and deadlines
 * are not part of it.
 *
 * @param model the model bundle
 * @param input the rows to score
 * @param output where the scores go
 * @param policy batch size, bad rows, parity; {@link PolicySpec#defaults()} when absent
 * @param threads PyTorch threads of a task; {@link ThreadsSpec#defaults()} when absent
 */
public record ScoringSpec(
    @JsonProperty(required = true) ModelSpec model,
    @JsonProperty(required = true) InputSpec input,
    @JsonProperty(required = true) OutputSpec output,
    PolicySpec policy,
    ThreadsSpec threads) {

  public ScoringSpec {
    policy = policy == null ? PolicySpec.defaults() : policy;
    threads = threads == null ? ThreadsSpec.defaults() : threads;
  }
}
