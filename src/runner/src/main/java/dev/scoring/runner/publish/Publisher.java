package dev.scoring.runner.publish;

import dev.scoring.contract.spec.IfExists;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.UnitRecord;
import java.util.Collection;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/** Looks at an output's place before a run, and makes the run's files its content after it. */
public final class Publisher {
  private final RunStore runs;

  private Publisher(RunStore runs) {
    this.runs = runs;
  }

  /** A publisher for the run at a place. */
  public static Publisher of(RunStore runs, Configuration conf) {
    return new Publisher(runs);
  }

  /**
   * What is at the output's place.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure {@code StoreUnavailable} if the store
   *     cannot be asked; {@code OutputUnwritable} if the place can never be published to
   */
  @SuppressWarnings("DoNotCallSuggester")
  public OutputState inspect() {
    throw new UnsupportedOperationException(runs.place().toString());
  }

  /**
   * Publishes exactly the files of the given records. The first call of a run freezes what is done;
   * every later one, of this driver or another, ends with the same output, wherever an earlier one
   * stopped. Removes the run's staging when readers see the output.
   *
   * @param records one for each unit of the plan
   * @param ifExists whether files that are there are replaced
   * @param manifest makes the manifest's JSON; called once, before anything becomes visible
   * @throws dev.scoring.contract.failure.ScoringFailure {@code OutputExists} if something came to
   *     be there meanwhile, {@code OutputUnwritable}, {@code StoreUnavailable}
   */
  @SuppressWarnings("DoNotCallSuggester")
  public Published publish(
      Collection<UnitRecord> records, IfExists ifExists, Function<Published, String> manifest) {
    throw new UnsupportedOperationException(records + " " + ifExists + manifest);
  }
}
