package dev.scoring.runner.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.runner.store.UnitFile;
import dev.scoring.runner.store.UnitRecord;
import dev.scoring.runner.store.WorkPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/**
 * What publishing a run does, decided once. Every driver that publishes the run does this and
 * nothing else.
 *
 * @param runId the run
 * @param publication tells this publication from an earlier one of the same run
 * @param method how the files get to their place
 * @param add the files to add
 * @param delete names below the output of the files to delete
 * @param manifest the manifest's JSON
 */
record PublishIntent(
    String runId,
    UUID publication,
    Method method,
    List<Added> add,
    List<String> delete,
    String manifest) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How the files get to their place. */
  enum Method {
    /** The whole output is put together beside its place and renamed to it. */
    FOLDER,
    /** Each file is moved or copied to its place; {@code _SUCCESS} comes last. */
    FILES
  }

  /**
   * A file to add.
   *
   * @param unit the unit it is of
   * @param generation the chosen generation of that unit
   * @param attempt the attempt that wrote it
   * @param path its name below the output
   * @param bytes its size
   */
  record Added(int unit, int generation, UUID attempt, String path, long bytes) {

    Path staged(WorkPlace place) {
      return new Path(place.attempt(unit, generation, attempt) + "/" + path);
    }
  }

  PublishIntent {
    add = List.copyOf(add);
    delete = List.copyOf(delete);
  }

  static List<Added> added(Collection<UnitRecord> records) {
    List<Added> files = new ArrayList<>();
    records.stream()
        .sorted(Comparator.comparingInt(UnitRecord::unit))
        .forEach(record -> record.files().forEach(file -> files.add(added(record, file))));
    return files;
  }

  private static Added added(UnitRecord record, UnitFile file) {
    return new Added(
        record.unit(), record.generation(), record.attempt(), file.path(), file.bytes());
  }

  long bytes() {
    return add.stream().mapToLong(Added::bytes).sum();
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PublishIntent parse(byte[] json) throws IOException {
    return JSON.readValue(json, PublishIntent.class);
  }
}
