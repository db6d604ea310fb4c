package dev.scoring.runner.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoring.contract.report.RowBalance;
import dev.scoring.runner.store.LocalDisk;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.StorageKind;
import dev.scoring.runner.store.UnitFile;
import dev.scoring.runner.store.UnitRecord;
import dev.scoring.runner.store.WorkPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** A run on the local disk whose units have one-letter files in a partition folder. */
final class StagedRun {

  /** Which way of publishing the local disk stands in for. */
  enum Place {
    RENAME,
    OBJECT_STORE
  }

  private final Path temp;
  private final Configuration conf = new Configuration();
  private final WorkPlace place;
  private final RunStore runs;

  StagedRun(Path temp, String id, Place kind) {
    this.temp = temp;
    WorkPlace local = WorkPlace.of(temp.resolve("scores").toUri().toString(), id, conf);
    this.place =
        kind == Place.RENAME
            ? local
            : new WorkPlace(
                StorageKind.OBJECT_STORE,
                local.output(),
                id,
                new org.apache.hadoop.fs.Path(local.output(), "_scoring/" + id));
    this.runs = RunStore.open(place, conf);
  }

  WorkPlace place() {
    return place;
  }

  RunStore runs() {
    return runs;
  }

  Publisher publisher() {
    return Publisher.of(runs, conf);
  }

  StagedRun begun() {
    runs.claim("plan".getBytes(UTF_8));
    return this;
  }

  /** A committed unit with one file for each content. */
  StagedRun unit(int unit, String... contents) throws IOException {
    UUID attempt = UUID.randomUUID();
    List<UnitFile> files = new ArrayList<>();
    for (int i = 0; i < contents.length; i++) {
      String name = String.format(Locale.ROOT, "country=CN/part-%05d-%d-%s.txt", unit, i, attempt);
      write(unit, attempt, name, contents[i]);
      files.add(new UnitFile(name, contents[i].length(), 1, null));
    }
    RowBalance balance = new RowBalance(contents.length, contents.length, 0, 0, 0);
    runs.commit(new UnitRecord(unit, 0, attempt, 1, files, balance));
    return this;
  }

  /** Files of an attempt that did not win. */
  void strayAttempt(int unit, String content) throws IOException {
    write(unit, UUID.randomUUID(), "country=CN/part-stray.txt", content);
  }

  private void write(int unit, UUID attempt, String name, String content) throws IOException {
    Path file = LocalDisk.path(place.attempt(unit, 0, attempt)).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  void loseFilesOf(int unit) throws IOException {
    UnitRecord record = runs.records().get(unit);
    for (UnitFile file : record.files()) {
      Files.delete(LocalDisk.path(place.attempt(unit, 0, record.attempt())).resolve(file.path()));
    }
  }

  List<UnitRecord> records() {
    return List.copyOf(runs.records().values());
  }

  /** Contents of the visible data files, in the order of their names. */
  List<String> published() throws IOException {
    List<String> contents = new ArrayList<>();
    for (String name : paths()) {
      if (!name.startsWith("_")) {
        contents.add(Files.readString(temp.resolve("scores").resolve(name)));
      }
    }
    return contents;
  }

  /** All files at the output, sorted, without their attempts. */
  List<String> allNames() throws IOException {
    return paths().stream()
        .map(name -> name.replaceAll("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ""))
        .toList();
  }

  private List<String> paths() throws IOException {
    Path output = temp.resolve("scores");
    if (Files.notExists(output)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(output)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
