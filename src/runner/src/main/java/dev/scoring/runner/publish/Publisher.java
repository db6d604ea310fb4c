package dev.scoring.runner.publish;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.runner.publish.PublishIntent.Method;
import dev.scoring.runner.store.CreateOutcome;
import dev.scoring.runner.store.LocalDisk;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.StorageFault;
import dev.scoring.runner.store.StorageKind;
import dev.scoring.runner.store.UnitRecord;
import dev.scoring.runner.store.WorkPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * Looks at an output's place before a run, and makes the run's files its content after it. Not for
 * use by several threads at once; several drivers may publish one run at once.
 */
public final class Publisher {
  private static final int THREADS = 8;
  private static final String HIDDEN = "_scoring/";

  private final RunStore runs;
  private final WorkPlace place;
  private final PublishFiles files;
  private final IntentExecutor executor;

  Publisher(RunStore runs, PublishFiles files, int threads) {
    this.runs = runs;
    this.place = runs.place();
    this.files = files;
    this.executor = new IntentExecutor(place, files, threads);
  }

  /** A publisher for the run at a place. */
  public static Publisher of(RunStore runs, Configuration conf) {
    try {
      return new Publisher(runs, HadoopFiles.of(runs.place().output(), conf), THREADS);
    } catch (IOException e) {
      throw StorageFault.unavailable(runs.place().output(), e);
    }
  }

  /**
   * What is at the output's place.
   *
   * @throws ScoringFailure {@code StoreUnavailable} if the store cannot be asked; {@code
   *     OutputUnwritable} if the place can never be published to
   */
  public OutputState inspect() {
    try {
      Optional<SuccessMark> mine =
          executor.mark().filter(mark -> mark.runId().equals(place.runId()));
      boolean begun = runs.plan().isPresent();
      if (mine.isPresent() && (!begun || isPublication(mine.get()))) {
        return new OutputState.Published(text(files.read(place.manifest()).orElse(new byte[0])));
      }
      if (begun) {
        return new OutputState.Begun();
      }
      List<String> others = runs.otherUnfinishedRuns();
      return others.isEmpty() ? content() : new OutputState.Busy(others);
    } catch (IOException e) {
      throw StorageFault.writing(place.output(), e);
    }
  }

  private boolean isPublication(SuccessMark mark) throws IOException {
    Optional<PublishIntent> intent = storedIntent();
    return intent.isPresent() && intent.get().publication().equals(mark.publication());
  }

  private OutputState content() throws IOException {
    Optional<String> example = visible();
    if (example.isPresent()) {
      return new OutputState.Occupied(example.get());
    }
    if (place.kind() == StorageKind.RENAME && isMountPoint()) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE,
          "spec.output.uri: '"
              + place.output()
              + "' is the root of a mounted volume, which cannot be replaced in one step; choose a"
              + " folder inside it");
    }
    return new OutputState.Free();
  }

  /** Something at the output that is not this product's bookkeeping. */
  private Optional<String> visible() throws IOException {
    return switch (place.kind()) {
      case RENAME -> files.entry(place.output());
      case OBJECT_STORE ->
          files.names(place.output()).stream().filter(name -> !name.startsWith(HIDDEN)).findFirst();
    };
  }

  private boolean isMountPoint() throws IOException {
    if (!place.output().toUri().getScheme().equals("file")) {
      return false;
    }
    java.nio.file.Path output = LocalDisk.path(place.output());
    java.nio.file.Path parent = LocalDisk.path(place.output().getParent());
    return Files.exists(output)
        && Files.exists(parent)
        && !Files.getFileStore(output).equals(Files.getFileStore(parent));
  }

  /**
   * Publishes exactly the files of the given records. The first call of a run freezes what is done;
   * every later one, of this driver or another, ends with the same output, wherever an earlier one
   * stopped. Removes the run's staging when readers see the output.
   *
   * @param records one for each unit of the plan
   * @param ifExists whether files that are there are replaced
   * @param manifest makes the manifest's JSON from what will be published; called before anything
   *     becomes visible, and not when an earlier driver froze the publication
   * @throws ScoringFailure {@code OutputExists} if something came to be there meanwhile, {@code
   *     ProtocolConflict} if the run was abandoned meanwhile, {@code OutputUnwritable}, {@code
   *     StoreUnavailable}
   */
  public Published publish(
      Collection<UnitRecord> records, IfExists ifExists, Function<Published, String> manifest) {
    try {
      Optional<PublishIntent> stored = storedIntent();
      Optional<PublishIntent> agreed =
          stored.isPresent() ? stored : freeze(records, ifExists, manifest);
      if (agreed.isEmpty()) {
        return earlier();
      }
      PublishIntent intent = agreed.get();
      executor.execute(intent);
      runs.abandon(place.runId());
      return published(intent.add().size(), intent.bytes());
    } catch (IOException e) {
      throw StorageFault.writing(place.output(), e);
    }
  }

  /**
   * Removes the staging of the publication that readers see, which is left when its driver ended
   * right after publishing: its plan would be resumed, or found in another run's way.
   *
   * @throws ScoringFailure {@code StoreUnavailable}, {@code OutputUnwritable}
   */
  public void tidyUp() {
    try {
      Optional<PublishIntent> intent = storedIntent();
      if (intent.isPresent() && executor.published(intent.get())) {
        runs.abandon(place.runId());
      }
    } catch (IOException e) {
      throw StorageFault.writing(place.output(), e);
    }
  }

  private Published earlier() throws IOException {
    SuccessMark mark =
        executor
            .mark()
            .filter(found -> found.runId().equals(place.runId()))
            .orElseThrow(
                () ->
                    new ScoringFailure(
                        FailureReason.PROTOCOL_CONFLICT,
                        "run "
                            + place.runId()
                            + " was abandoned while it was scoring; start it again"));
    return published(mark.files(), mark.bytes());
  }

  private Published published(int count, long bytes) {
    return new Published(place.output(), count, bytes, place.manifest());
  }

  private Optional<PublishIntent> storedIntent() throws IOException {
    Optional<byte[]> content = runs.store().read(place.intent());
    return content.isPresent() ? Optional.of(PublishIntent.parse(content.get())) : Optional.empty();
  }

  /** The intent that counts; empty if another driver published and tidied up, or gave up. */
  private Optional<PublishIntent> freeze(
      Collection<UnitRecord> records, IfExists ifExists, Function<Published, String> manifest)
      throws IOException {
    if (runs.plan().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> visible = visible();
    if (visible.isPresent() && ifExists == IfExists.FAIL) {
      return whoseOutput(visible.get());
    }
    PublishIntent mine = intent(records, visible.isPresent(), manifest);
    if (runs.store().createExclusively(place.intent(), mine.json())
        instanceof CreateOutcome.AlreadyThere there) {
      return Optional.of(PublishIntent.parse(there.content()));
    }
    // Tidying up removes the plan before the intent: with the plan gone, this intent came too late.
    if (runs.plan().isEmpty()) {
      runs.store().delete(place.intent());
      return Optional.empty();
    }
    return Optional.of(mine);
  }

  /** Another driver may have published this run between two looks; anything else is a stranger. */
  private Optional<PublishIntent> whoseOutput(String example) throws IOException {
    Optional<PublishIntent> others = storedIntent();
    if (others.isPresent() || runs.plan().isEmpty()) {
      return others;
    }
    throw new ScoringFailure(
        FailureReason.OUTPUT_EXISTS,
        "spec.output.uri: '"
            + example
            + "' is at '"
            + place.output()
            + "' already; choose another folder, or declare ifExists: Overwrite with publish:"
            + " NonAtomic");
  }

  private PublishIntent intent(
      Collection<UnitRecord> records, boolean occupied, Function<Published, String> manifest)
      throws IOException {
    List<PublishIntent.Added> add = PublishIntent.added(records);
    Method method = place.kind() == StorageKind.RENAME && !occupied ? Method.FOLDER : Method.FILES;
    long bytes = add.stream().mapToLong(PublishIntent.Added::bytes).sum();
    return new PublishIntent(
        place.runId(),
        UUID.randomUUID(),
        method,
        add,
        method == Method.FILES ? replaced() : List.of(),
        manifest.apply(published(add.size(), bytes)));
  }

  /** Everything at the output but what belongs to this run. */
  private List<String> replaced() throws IOException {
    String own = HIDDEN + place.runId() + "/";
    return files.names(place.output()).stream().filter(name -> !name.startsWith(own)).toList();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
