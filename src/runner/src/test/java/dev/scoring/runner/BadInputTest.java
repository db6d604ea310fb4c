package dev.scoring.runner;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.spec.DataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Input that cannot be scored. */
class BadInputTest extends BadRequestCase {
  static Stream<Arguments> cases() {
    return Stream.of(
        bad(
            "input that is not there",
            (r, f) -> r.input(f.resolve("none").toString()),
            FailureReason.INPUT_NOT_FOUND,
            "spec.input.uri: nothing is at '"),
        bad(
            "input without files",
            (r, f) -> r.input(Files.createDirectories(f.resolve("empty")).toString()),
            FailureReason.INPUT_EMPTY,
            "spec.input.uri: there is no data file in "),
        bad(
            "input of another format",
            (r, f) -> r.format(DataFormat.ORC),
            FailureReason.INPUT_UNREADABLE,
            " is a file of format parquet, but spec.input.format is orc"),
        bad(
            "a truncated file",
            (r, f) -> r.input(damaged(f, 0, Damage.CUT)),
            FailureReason.INPUT_UNREADABLE,
            "/copy/part-00000"),
        bad(
            "one corrupt file among many",
            (r, f) -> r.input(damaged(f, 2, Damage.GARBAGE)),
            FailureReason.INPUT_UNREADABLE,
            "/copy/part-00002"),
        bad(
            "one file without bytes among many",
            (r, f) -> r.input(damaged(f, 2, Damage.EMPTY)),
            FailureReason.INPUT_UNREADABLE,
            "is empty (0 bytes), which no parquet file is"),
        bad(
            "a missing column",
            (r, f) -> r.model(edited(f, "amount", "amuont")),
            FailureReason.INPUT_SCHEMA,
            "the input has no column 'amuont'; did you mean 'amount'?"),
        bad(
            "a column of the wrong type",
            (r, f) -> r.model(edited(f, "column: amount", "column: text")),
            FailureReason.INPUT_SCHEMA,
            "column 'text' is text; the tensor needs"),
        bad(
            "a null where it is rejected",
            (r, f) -> r.model(edited(f, "column: amount", "column: gap")),
            FailureReason.BAD_ROW,
            "column 'gap' is missing, and the input 'x' has 'missing: reject'"));
  }

  private enum Damage {
    CUT,
    GARBAGE,
    EMPTY
  }

  /** A copy of the input of which one file is damaged. */
  private static String damaged(Path folder, int index, Damage damage) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(shared.resolve("input"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("part-")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        boolean chosen = file.getFileName().toString().startsWith("part-0000" + index);
        Files.write(copy.resolve(file.getFileName()), chosen ? damage(bytes, damage) : bytes);
      }
    }
    return copy.toString();
  }

  private static byte[] damage(byte[] bytes, Damage damage) {
    return switch (damage) {
      case CUT -> Arrays.copyOf(bytes, bytes.length - 20);
      case EMPTY -> new byte[0];
      case GARBAGE -> {
        byte[] changed = bytes.clone();
        Arrays.fill(changed, 4, changed.length - 4, (byte) 7);
        yield changed;
      }
    };
  }
}
