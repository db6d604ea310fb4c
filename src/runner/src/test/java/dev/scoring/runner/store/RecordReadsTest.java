package dev.scoring.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReadsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, RecordReads.FEW, RecordReads.FEW + 1, 100})
  void whatIsThereComesInTheOrderOfThePaths(int count) throws IOException {
    assertThat(RecordReads.all(paths(count), path -> unlessThird(path)))
        .isEqualTo(IntStream.range(0, count).filter(i -> i != 3).boxed().toList());
  }

  @Test
  void asManyAsAllowedAreReadAtATimeAndNoMore() throws IOException {
    CyclicBarrier together = new CyclicBarrier(RecordReads.THREADS);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int count = RecordReads.THREADS * 2;
    List<Integer> found =
        RecordReads.all(
            paths(count),
            path -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              await(together);
              now.decrementAndGet();
              return Optional.of(index(path));
            });
    assertThat(found).hasSize(count);
    assertThat(most).hasValue(RecordReads.THREADS);
  }

  @ParameterizedTest
  @ValueSource(ints = {RecordReads.FEW, 100})
  void theErrorOfTheFirstPathIsThrownAsItCame(int count) {
    assertThatThrownBy(
            () ->
                RecordReads.all(
                    paths(count),
                    path -> {
                      if (index(path) >= 2) {
                        throw new FileNotFoundException("no " + path.getName());
                      }
                      return Optional.of(path);
                    }))
        .isExactlyInstanceOf(FileNotFoundException.class)
        .hasMessage("no 2");
    ScoringFailure failure = new ScoringFailure(FailureReason.PLAN_MISMATCH, "unreadable");
    assertThatThrownBy(
            () ->
                RecordReads.all(
                    paths(count),
                    path -> {
                      throw failure;
                    }))
        .isSameAs(failure)
        .hasMessage("unreadable");
  }

  @Test
  void anInterruptedCallerIsToldThatTheRunResumes() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> RecordReads.all(paths(100), Optional::of))
          .isInstanceOfSatisfying(
              ScoringFailure.class,
              e -> assertThat(e.reason()).isEqualTo(FailureReason.INTERRUPTED))
          .hasMessageContaining("start it again and it resumes");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static List<Path> paths(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Path("file:/units/" + i)).toList();
  }

  private static Optional<Integer> unlessThird(Path path) {
    return Optional.of(index(path)).filter(i -> i != 3);
  }

  private static int index(Path path) {
    return Integer.parseInt(path.getName());
  }

  private static void await(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException("the others did not come", e);
    }
  }
}
