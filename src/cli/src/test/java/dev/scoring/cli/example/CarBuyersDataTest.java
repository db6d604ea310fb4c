package dev.scoring.cli.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarBuyersDataTest {
  @TempDir Path folder;

  @Test
  void sameSeedGivesTheSameRowsWhateverTheNumberOfFiles() throws IOException {
    List<String> one = csvLines(write("one", 3_001, 1, DataFormat.CSV));
    List<String> seven = csvLines(write("seven", 3_001, 7, DataFormat.CSV));
    assertThat(one).hasSize(3_001).isEqualTo(seven);
  }

  @Test
  void fewerRowsAreTheFirstRowsOfMore() throws IOException {
    List<String> few = csvLines(write("few", 500, 3, DataFormat.CSV));
    List<String> more = csvLines(write("more", 1_500, 4, DataFormat.CSV));
    assertThat(more).startsWith(few.toArray(String[]::new));
  }

  @Test
  void parquetHoldsTheSameRowsAsCsv() throws IOException {
    List<String> csv = csvLines(write("csv", 2_000, 2, DataFormat.CSV));
    Path parquet = write("parquet", 2_000, 4, DataFormat.PARQUET);
    List<String> read = new ArrayList<>();
    for (Path file : files(parquet)) {
      read.addAll(parquetLines(file));
    }
    assertThat(read).isEqualTo(csv);
  }

  @Test
  void progressAddsUpToTheRows() {
    AtomicLong rows = new AtomicLong();
    CarBuyersData.write(
        order(folder.resolve("counted"), 25_003, 2, DataFormat.CSV),
        new Configuration(),
        rows::addAndGet);
    assertThat(rows).hasValue(25_003);
  }

  @Test
  void existingOutputIsRefused() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertThatThrownBy(() -> write("taken", 10, 1, DataFormat.CSV))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_EXISTS))
        .hasMessageContaining(taken + "/ already");
  }

  @Test
  void outputUnderFileIsRefusedAndLeavesNothing() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> write("file/data", 10, 1, DataFormat.PARQUET))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_UNWRITABLE))
        .hasMessageContaining("cannot be written to")
        .hasMessageContaining("file/data");
    assertThat(files(folder)).containsExactly(folder.resolve("file"));
  }

  @ParameterizedTest(name = "{0} rows, {1} files, {2}")
  @CsvSource({
    "0, 1, CSV, rows is 0; give 1 to 1000000000.",
    "-4, 1, CSV, rows is -4; give 1 to 1000000000.",
    "5, 0, CSV, files is 0; give 1 to 5.",
    "5, 6, CSV, files is 6; give 1 to 5.",
    "100000, 20000, CSV, files is 20000; give 1 to 10000.",
    "5, 1, ORC, format is orc; give parquet or csv.",
  })
  void orderOutOfRangeIsRefused(long rows, int files, DataFormat format, String message) {
    assertThatThrownBy(() -> order(folder, rows, files, format))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage("Example data: " + message);
  }

  @ParameterizedTest(name = "{0} rows in {1} files")
  @CsvSource({"1, 1", "3, 3", "10000, 4", "1000000, 4", "100000000, 68"})
  void filesAreAtLeastFourAndOfModestSize(long rows, int files) {
    assertThat(CarBuyersData.filesFor(rows)).isEqualTo(files);
  }

  private Path write(String name, long rows, int files, DataFormat format) {
    Path output = folder.resolve(name);
    CarBuyersData.write(order(output, rows, files, format), new Configuration(), written -> {});
    return output;
  }

  private static CarBuyersData.Order order(Path output, long rows, int files, DataFormat format) {
    return new CarBuyersData.Order(output.toUri(), rows, 42, files, format);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static List<String> csvLines(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path file : files(folder)) {
      List<String> lines = Files.readAllLines(file);
      assertThat(lines.get(0)).isEqualTo(CsvRows.HEADER);
      rows.addAll(lines.subList(1, lines.size()));
    }
    return rows;
  }

  private static List<String> parquetLines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        lines.add(csvLine(row));
      }
    }
    return lines;
  }

  private static String csvLine(Group row) {
    List<String> cells = new ArrayList<>();
    for (int field = 0; field < row.getType().getFieldCount(); field++) {
      if (row.getFieldRepetitionCount(field) == 0) {
        cells.add("");
        continue;
      }
      String cell = row.getValueToString(field, 0);
      boolean quoted = cell.isEmpty() || cell.contains(",") || cell.contains(" ");
      cells.add(quoted ? '"' + cell + '"' : cell);
    }
    return String.join(",", cells);
  }
}
