package dev.scoring.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.cli.manifest.ManifestFile;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.RunListener;
import dev.scoring.runner.RunRequest;
import dev.scoring.runner.local.LocalScoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarBuyersRunTest {
  private static final Path EXAMPLE = Path.of("../../examples/car-buyers");
  private static final int ROWS = 10_000;

  @TempDir Path folder;

  @Test
  void tenThousandUsersAreScoredOnceEachAndBuyersRankHigh() throws IOException {
    copy(EXAMPLE.resolve("scoringjob.yaml"), folder.resolve("scoringjob.yaml"));
    copy(EXAMPLE.resolve("bundle"), folder.resolve("bundle"));
    CarBuyersData.write(
        new CarBuyersData.Order(
            folder.resolve("data/users").toUri(),
            ROWS,
            CarBuyersData.DEFAULT_SEED,
            4,
            DataFormat.PARQUET),
        new Configuration(),
        written -> {});
    ManifestFile manifest = ManifestFile.read(folder.resolve("scoringjob.yaml"));
    try (LocalScoring scoring = LocalScoring.start(2, Map.of())) {
      RunReport report =
          scoring.run(RunRequest.of(manifest.spec(Optional.empty())), RunListener.silent());
      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.PUBLISHED);
      assertThat(report.balance()).isEqualTo(new RowBalance(ROWS, ROWS, 0, 0, 0));
      assertThat(report.modelLoads()).isEqualTo(1);
      assertThat(report.parity()).singleElement().matches(line -> line.passed());
    }
    Map<String, Double> scores = scores(folder.resolve("scores"));
    assertThat(scores).hasSize(ROWS);
    assertThat(areaUnderCurve(scores)).isGreaterThan(0.75);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static Map<String, Double> scores(Path folder) throws IOException {
    Map<String, Double> scores = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        addScores(file, scores);
      }
    }
    return scores;
  }

  private static void addScores(Path file, Map<String, Double> scores) throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        String device = row.getString("device_id", 0);
        assertThat(scores.put(device, (double) row.getFloat("will_buy_car", 0)))
            .as("another score of %s", device)
            .isNull();
      }
    }
  }

  private static double areaUnderCurve(Map<String, Double> scores) {
    CarBuyersRows rows = new CarBuyersRows(new CarBuyersWorld(), CarBuyersData.DEFAULT_SEED);
    List<CarBuyer> ordered =
        Stream.iterate(0L, i -> i < ROWS, i -> i + 1)
            .map(rows::row)
            .sorted(Comparator.comparing(row -> scores.get(row.deviceId())))
            .toList();
    double ranks = 0;
    double buyers = 0;
    for (int i = 0; i < ordered.size(); i++) {
      ranks += ordered.get(i).boughtCar() * (i + 1.0);
      buyers += ordered.get(i).boughtCar();
    }
    return (ranks - buyers * (buyers + 1) / 2) / (buyers * (ordered.size() - buyers));
  }
}
