package dev.scoring.runner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The documents of a run: its plan, its units' records, its intent to publish. Each is created once
 * and never changed. Safe for use by several threads; every method throws {@link ScoringFailure}
 * with {@code StoreUnavailable} or {@code OutputUnwritable} where the store fails.
 */
public final class RunStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WorkPlace place;
  private final ExclusiveStore store;
  private final FileSystem files;

  RunStore(WorkPlace place, ExclusiveStore store, FileSystem files) {
    this.place = place;
    this.store = store;
    this.files = files;
  }

  /** The documents of the run at a place; nothing is created yet. */
  public static RunStore open(WorkPlace place, Configuration conf) {
    try {
      return new RunStore(
          place, ExclusiveStores.of(place.folder(), conf), place.output().getFileSystem(conf));
    } catch (IOException e) {
      throw StorageFault.unavailable(place.folder(), e);
    }
  }

  /** Where the run's files lie. */
  public WorkPlace place() {
    return place;
  }

  /** The store that the documents are in. */
  public ExclusiveStore store() {
    return store;
  }

  /**
   * Checks that the output's place can be written and its store creates exclusively. Leaves nothing
   * that was not there before.
   *
   * @throws ScoringFailure {@code StoreNotExclusive}; {@code OutputUnwritable} or {@code
   *     StoreUnavailable} if nothing can be created there
   */
  public void probe() {
    try {
      List<Path> missing = missingFolders();
      ExclusivityProbe.check(store, place.folder());
      removeUnused(missing);
    } catch (IOException e) {
      throw StorageFault.writing(place.folder(), e);
    }
  }

  /** The run's folder and those above it that are not there yet, the lowest first. */
  private List<Path> missingFolders() throws IOException {
    List<Path> missing = new ArrayList<>();
    Path at = place.folder();
    while (at != null && !exists(at)) {
      missing.add(at);
      at = at.getParent();
    }
    return missing;
  }

  private void removeUnused(List<Path> folders) {
    try {
      for (Path folder : folders) {
        removeIfEmpty(folder);
      }
    } catch (IOException e) {
      // Another driver has begun to use it, or an empty folder stays: neither stops a run.
      return;
    }
  }

  /** The plan that the run was begun with; empty if it was not. */
  public Optional<byte[]> plan() {
    try {
      return store.read(place.plan());
    } catch (IOException e) {
      throw StorageFault.writing(place.plan(), e);
    }
  }

  /**
   * Begins the run with a plan, or finds the one that it was begun with. Of two runs that claim one
   * output at the same moment at most one goes on.
   *
   * @throws ScoringFailure {@code OutputBusy} if another unfinished run is at this output
   */
  public ClaimOutcome claim(byte[] plan) {
    try {
      if (store.read(place.plan()).isEmpty()) {
        removeLeftovers();
      }
      CreateOutcome created = store.createExclusively(place.plan(), plan);
      // Looked at after creating: of two that race, the later one sees the earlier one's plan.
      List<String> others = otherUnfinishedRuns();
      if (!others.isEmpty()) {
        if (created instanceof CreateOutcome.Created) {
          store.delete(place.plan());
        }
        throw busy(others);
      }
      return created instanceof CreateOutcome.AlreadyThere there
          ? new ClaimOutcome.Resumed(there.content())
          : new ClaimOutcome.Fresh();
    } catch (IOException e) {
      throw StorageFault.writing(place.plan(), e);
    }
  }

  /**
   * What is there without a plan is of another one, which may have cut other units: a task can
   * outlive its run and commit after it was given up, and giving up can end half-way.
   */
  private void removeLeftovers() throws IOException {
    files.delete(place.units(), true);
    files.delete(place.intent().getParent(), true);
  }

  private ScoringFailure busy(List<String> others) {
    return new ScoringFailure(
        FailureReason.OUTPUT_BUSY,
        "spec.output.uri: another unfinished run, "
            + String.join(", ", others)
            + ", writes to '"
            + place.output()
            + "'; wait for it, or abandon it with --fresh");
  }

  /** Ids of other runs at this output that have a plan and did not publish. */
  public List<String> otherUnfinishedRuns() {
    List<String> unfinished = new ArrayList<>();
    try {
      for (FileStatus run : runFolders()) {
        String id = run.getPath().getName();
        if (run.isDirectory() && !id.equals(place.runId())) {
          WorkPlace other = place.ofRun(id);
          if (exists(other.plan()) && !exists(other.manifest())) {
            unfinished.add(id);
          }
        }
      }
    } catch (IOException e) {
      throw StorageFault.unavailable(place.runs(), e);
    }
    return unfinished;
  }

  private FileStatus[] runFolders() throws IOException {
    try {
      return files.listStatus(place.runs());
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  private boolean exists(Path path) throws IOException {
    try {
      files.getFileStatus(path);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * Commits a unit: creates its record, or finds the one that was there first. Called again with
   * the same record, because an answer was lost, it finds that it had won.
   */
  public CommitOutcome commit(UnitRecord record) {
    Path path = place.record(record.unit(), record.generation());
    try {
      return store.createExclusively(path, write(record))
              instanceof CreateOutcome.AlreadyThere there
          ? found(record, parse(path, there.content()))
          : new CommitOutcome.Won(record);
    } catch (IOException e) {
      throw StorageFault.writing(path, e);
    }
  }

  private static CommitOutcome found(UnitRecord mine, UnitRecord first) {
    return first.attempt().equals(mine.attempt())
        ? new CommitOutcome.Won(first)
        : new CommitOutcome.Lost(first);
  }

  /** The record that counts of each unit that has one: its highest generation's. */
  public Map<Integer, UnitRecord> records() {
    Map<Integer, UnitRecord> newest = new TreeMap<>();
    try {
      for (UnitRecord record : RecordReads.all(store.list(place.units()), this::record)) {
        newest.merge(record.unit(), record, (a, b) -> a.generation() >= b.generation() ? a : b);
      }
    } catch (IOException e) {
      throw StorageFault.unavailable(place.units(), e);
    }
    return newest;
  }

  private Optional<UnitRecord> record(Path path) throws IOException {
    return store.read(path).map(content -> parse(path, content));
  }

  private static byte[] write(UnitRecord record) throws JsonProcessingException {
    return JSON.writeValueAsBytes(record);
  }

  private static UnitRecord parse(Path path, byte[] content) {
    try {
      return JSON.readValue(content, UnitRecord.class);
    } catch (IOException e) {
      throw new ScoringFailure(
          FailureReason.PLAN_MISMATCH,
          "the record '" + path + "' cannot be read by this version; start again with --fresh",
          e);
    }
  }

  /**
   * Gives up a run at this output, this one or another: its plan first, so that it no longer counts
   * as begun, then everything else of it. Nothing that is published is touched.
   */
  public void abandon(String runId) {
    WorkPlace other = place.ofRun(runId);
    try {
      store.delete(other.plan());
      for (String part : List.of("units", "data", "publish")) {
        files.delete(new Path(other.folder(), part), true);
      }
      removeIfEmpty(other.folder());
      removeIfEmpty(other.runs());
    } catch (IOException e) {
      throw StorageFault.writing(other.folder(), e);
    }
  }

  private void removeIfEmpty(Path folder) throws IOException {
    try {
      if (files.listStatus(folder).length == 0) {
        files.delete(folder, false);
      }
    } catch (FileNotFoundException e) {
      return;
    }
  }
}
