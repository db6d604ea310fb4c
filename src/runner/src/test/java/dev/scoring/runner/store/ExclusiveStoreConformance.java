package dev.scoring.runner.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** What every exclusive store has to do. */
abstract class ExclusiveStoreConformance {

  /** The store under test. */
  abstract ExclusiveStore store() throws Exception;

  /** A folder that no other test uses and that does not exist yet. */
  abstract Path folder() throws Exception;

  /** How many pairs race for a name; 0 where the server under test cannot hold it. */
  abstract int races();

  @Test
  void theFirstWriterCreatesAndTheSecondGetsWhatIsThere() throws Exception {
    Path path = new Path(folder(), "a/b.json");
    CreateOutcome first = store().createExclusively(path, "first".getBytes(UTF_8));
    CreateOutcome second = store().createExclusively(path, "second".getBytes(UTF_8));
    assertThat(first).isInstanceOf(CreateOutcome.Created.class);
    assertThat(second)
        .isInstanceOfSatisfying(
            CreateOutcome.AlreadyThere.class,
            there -> assertThat(there.content()).asString(UTF_8).isEqualTo("first"));
    assertThat(store().read(path)).map(c -> new String(c, UTF_8)).hasValue("first");
  }

  @Test
  void whatIsNotThereIsReadAsEmptyAndListedAsNothing() throws Exception {
    assertThat(store().read(new Path(folder(), "nothing.json"))).isEmpty();
    assertThat(store().list(new Path(folder(), "nowhere"))).isEmpty();
  }

  @Test
  void listingShowsDocumentsAtAnyDepthAndNothingElse() throws Exception {
    Path root = folder();
    store().createExclusively(new Path(root, "units/00000/0.json"), "0".getBytes(UTF_8));
    store().createExclusively(new Path(root, "units/00001/0.json"), "1".getBytes(UTF_8));
    store().createExclusively(new Path(root, "units/00001/0.json"), "again".getBytes(UTF_8));
    store().createExclusively(new Path(root, "plan.json"), "plan".getBytes(UTF_8));
    assertThat(store().list(new Path(root, "units")))
        .containsExactlyInAnyOrder(
            new Path(root, "units/00000/0.json"), new Path(root, "units/00001/0.json"));
  }

  @Test
  void aDeletedNameCanBeCreatedAgainAndDeletingTwiceIsFine() throws Exception {
    Path path = new Path(folder(), "c.json");
    store().createExclusively(path, "one".getBytes(UTF_8));
    store().delete(path);
    store().delete(path);
    assertThat(store().read(path)).isEmpty();
    assertThat(store().createExclusively(path, "two".getBytes(UTF_8)))
        .isInstanceOf(CreateOutcome.Created.class);
  }

  @Test
  void anEmptyDocumentIsADocument() throws Exception {
    Path path = new Path(folder(), "empty");
    store().createExclusively(path, new byte[0]);
    assertThat(store().read(path)).hasValueSatisfying(c -> assertThat(c).isEmpty());
  }

  @Test
  void ofTwoThatRaceExactlyOneCreatesAndTheOtherReadsItsWholeContent() throws Exception {
    assumeThat(races()).isPositive();
    Path root = folder();
    ExclusiveStore store = store();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int race = 0; race < races(); race++) {
        List<CreateOutcome> outcomes = race(pool, store, new Path(root, "race-" + race));
        assertThat(outcomes)
            .as("race %s", race)
            .hasAtLeastOneElementOfType(CreateOutcome.Created.class)
            .hasAtLeastOneElementOfType(CreateOutcome.AlreadyThere.class);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<CreateOutcome> race(ExecutorService pool, ExclusiveStore store, Path path)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<CreateOutcome>> racers = new ArrayList<>();
    for (String who : List.of("a".repeat(5_000), "b".repeat(5_000))) {
      racers.add(
          pool.submit(
              () -> {
                start.await(30, TimeUnit.SECONDS);
                return store.createExclusively(path, who.getBytes(UTF_8));
              }));
    }
    List<CreateOutcome> outcomes = new ArrayList<>();
    for (Future<CreateOutcome> racer : racers) {
      outcomes.add(racer.get(60, TimeUnit.SECONDS));
    }
    byte[] winner = store.read(path).orElseThrow();
    for (CreateOutcome outcome : outcomes) {
      if (outcome instanceof CreateOutcome.AlreadyThere there) {
        assertThat(there.content()).isEqualTo(winner).hasSize(5_000);
      }
    }
    return outcomes;
  }

  @Test
  void theProbePassesAndLeavesNothing() throws Exception {
    Path root = folder();
    ExclusivityProbe.check(store(), root);
    assertThat(store().list(root)).isEmpty();
  }
}
