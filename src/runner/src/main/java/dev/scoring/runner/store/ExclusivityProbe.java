package dev.scoring.runner.store;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/** Finds out at the start of a run whether a store keeps its word. */
public final class ExclusivityProbe {

  private ExclusivityProbe() {}

  /**
   * Creates one key twice and removes it.
   *
   * @param folder where the key is made; created if needed
   * @throws ScoringFailure {@code StoreNotExclusive} if the store accepts both, or shows the second
   *     one's content; {@code OutputUnwritable} or {@code StoreUnavailable} if it cannot be asked
   */
  public static void check(ExclusiveStore store, Path folder) {
    Path key = new Path(folder, "probe-" + UUID.randomUUID());
    byte[] first = "first".getBytes(StandardCharsets.UTF_8);
    byte[] second = "second".getBytes(StandardCharsets.UTF_8);
    try {
      CreateOutcome one = store.createExclusively(key, first);
      CreateOutcome two = store.createExclusively(key, second);
      store.delete(key);
      boolean exclusive =
          one instanceof CreateOutcome.Created
              && two instanceof CreateOutcome.AlreadyThere there
              && Arrays.equals(there.content(), first);
      if (!exclusive) {
        throw new ScoringFailure(
            FailureReason.STORE_NOT_EXCLUSIVE,
            "spec.output.uri: the store of '"
                + folder
                + "' let one key be created twice, so that two drivers could both commit; use a"
                + " store that honours conditional writes (If-None-Match)");
      }
    } catch (IOException e) {
      throw StorageFault.writing(folder, e);
    }
  }
}
