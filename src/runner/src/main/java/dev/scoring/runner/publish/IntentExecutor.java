package dev.scoring.runner.publish;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.runner.publish.PublishFiles.FolderMove;
import dev.scoring.runner.publish.PublishIntent.Added;
import dev.scoring.runner.store.WorkPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;

/**
 * Does what an intent says. Every step asks for a state by name and leaves it alone when it is
 * reached already, so that the whole can be begun again after any interruption, and by two drivers
 * at once.
 */
final class IntentExecutor {
  private static final String SUCCESS = "_SUCCESS";

  private final WorkPlace place;
  private final PublishFiles files;
  private final int threads;

  IntentExecutor(WorkPlace place, PublishFiles files, int threads) {
    this.place = place;
    this.files = files;
    this.threads = threads;
  }

  /** Returns when readers see the output of exactly this intent. */
  void execute(PublishIntent intent) throws IOException {
    if (!published(intent)) {
      switch (intent.method()) {
        case FOLDER -> folder(intent);
        case FILES -> files(intent);
      }
    }
  }

  /** Whether the output is this publication's, complete. */
  boolean published(PublishIntent intent) throws IOException {
    return mark().filter(mark -> mark.publication().equals(intent.publication())).isPresent();
  }

  /** Whose output is there, if it is one of ours. */
  Optional<SuccessMark> mark() throws IOException {
    return files.read(place.success()).flatMap(SuccessMark::parse);
  }

  private void folder(PublishIntent intent) throws IOException {
    Path assembly = place.assembly();
    if (!addAll(intent, assembly)) {
      return;
    }
    files.write(new Path(assembly, place.manifestName()), bytes(intent.manifest()));
    files.write(new Path(assembly, SUCCESS), SuccessMark.of(intent).json());
    FolderMove move = files.moveFolder(assembly, place.output());
    if (move != FolderMove.MOVED && !published(intent)) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_EXISTS,
          "spec.output.uri: something came to be at '"
              + place.output()
              + "' while the run was scoring; move it away and start the run again, it resumes");
    }
  }

  private void files(PublishIntent intent) throws IOException {
    if (intent.delete().contains(SUCCESS)) {
      files.delete(place.success());
    }
    if (!addAll(intent, place.output())) {
      return;
    }
    Set<Path> emptied = new TreeSet<>();
    for (String name : intent.delete()) {
      if (!name.equals(SUCCESS)) {
        Path old = below(place.output(), name);
        files.delete(old);
        emptied.add(old.getParent());
      }
    }
    for (Path folder : emptied) {
      removeEmpty(folder);
    }
    files.write(place.manifest(), bytes(intent.manifest()));
    files.write(place.success(), SuccessMark.of(intent).json());
  }

  private void removeEmpty(Path folder) throws IOException {
    Path at = folder;
    while (at.toString().length() > place.output().toString().length()) {
      files.deleteIfEmpty(at);
      at = at.getParent();
    }
  }

  /** Brings all files to a folder; false if another driver published meanwhile. */
  private boolean addAll(PublishIntent intent, Path folder) throws IOException {
    if (threads == 1) {
      for (Added added : intent.add()) {
        if (!add(intent, added, folder)) {
          return false;
        }
      }
      return true;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> running =
          intent.add().stream().map(a -> pool.submit(() -> add(intent, a, folder))).toList();
      boolean all = true;
      for (Future<Boolean> one : running) {
        all &= await(one);
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  private static boolean await(Future<Boolean> one) throws IOException {
    try {
      return one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScoringFailure(
          FailureReason.INTERRUPTED, "publishing was interrupted; start the run again", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ScoringFailure failure) {
        throw failure;
      }
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private boolean add(PublishIntent intent, Added added, Path folder) throws IOException {
    Path target = below(folder, added.path());
    if (there(target, added) || files.move(added.staged(place), target) || there(target, added)) {
      return true;
    }
    if (published(intent)) {
      return false;
    }
    throw new ScoringFailure(
        FailureReason.OUTPUT_UNWRITABLE,
        "the file '"
            + added.staged(place)
            + "' of unit "
            + added.unit()
            + " is gone from staging; start again with --fresh");
  }

  private boolean there(Path target, Added added) throws IOException {
    OptionalLong size = files.size(target);
    return size.isPresent() && size.getAsLong() == added.bytes();
  }

  /** Names are not URIs: a partition's folder may hold a percent sign or a colon. */
  private static Path below(Path folder, String name) {
    return new Path(folder + "/" + name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
