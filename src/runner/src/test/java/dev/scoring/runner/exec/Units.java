package dev.scoring.runner.exec;

import dev.scoring.runner.plan.FileSlice;
import dev.scoring.runner.plan.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Units of test files. */
final class Units {
  private Units() {}

  /** One unit a data file, in the order of their names. */
  static List<Unit> of(Path folder, String... partitionValues) {
    List<Unit> units = new ArrayList<>();
    for (Path file : files(folder)) {
      units.add(new Unit(units.size(), List.of(slice(file, partitionValues))));
    }
    return units;
  }

  /** All files in one unit. */
  static Unit together(List<Unit> units) {
    return new Unit(0, units.stream().flatMap(unit -> unit.slices().stream()).toList());
  }

  static FileSlice slice(Path file, String... partitionValues) {
    try {
      long size = Files.size(file);
      long modified = Files.getLastModifiedTime(file).toMillis();
      return new FileSlice(
          file.toUri().toString(), 0, size, size, modified, List.of(partitionValues));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("[._].*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
