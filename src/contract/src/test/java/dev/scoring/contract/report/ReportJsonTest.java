package dev.scoring.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final RunReport REPORT =
      new RunReport(
          "4f2a",
          RunReport.Outcome.PUBLISHED,
          1000,
          900,
          3,
          90,
          7,
          12,
          2,
          new RunReport.OutputFiles("file:/scores", 12, 34_567),
          new RunReport.ModelIdentity("car-buyers", "7", "sha256:9f2c"),
          1024,
          1,
          2,
          List.of(new ParityReport("score", 512, 1e-8, 2e-8, 0, 1e-8, 2e-8, 1e-7, 2.5e-7, true)),
          new RunReport.RunTiming(6.5, 60, 0.5, 10, 80, 5, 16.5),
          List.of("spec.executor.memory is not applied here."));

  private static final Progress PROGRESS =
      new Progress(Progress.Stage.SCORING, 3, 12, 1000, 4000, 250, 200, 1, 1500.5, 12.25);

  @Test
  void aRunReportHasItsDocumentedJson() throws IOException {
    assertThat(JSON.readTree(JSON.writeValueAsString(REPORT)))
        .isEqualTo(JSON.readTree(golden("run-report.json")));
  }

  @Test
  void aRunReportComesBackAsItWas() throws IOException {
    String text = JSON.writeValueAsString(REPORT);

    assertThat(JSON.readValue(text, RunReport.class)).isEqualTo(REPORT);
    assertThat(StrictReader.json(text, RunReport.class)).isEqualTo(new ReadResult.Valid<>(REPORT));
  }

  @Test
  void progressHasItsDocumentedJson() throws IOException {
    assertThat(JSON.readTree(JSON.writeValueAsString(PROGRESS)))
        .isEqualTo(JSON.readTree(golden("progress.json")));
  }

  @Test
  void progressComesBackAsItWas() throws IOException {
    String text = JSON.writeValueAsString(PROGRESS);

    assertThat(JSON.readValue(text, Progress.class)).isEqualTo(PROGRESS);
    assertThat(PROGRESS.percent()).isEqualTo(25);
  }

  @Test
  void nothingToReadIsNoPercentAndMoreThanPlannedIsAHundred() {
    assertThat(of(0, 0).percent()).isZero();
    assertThat(of(5, 4).percent()).isEqualTo(100);
  }

  @Test
  void aBalanceHoldsWhenEveryRowHasOneFate() {
    assertThat(REPORT.balance()).isEqualTo(new RowBalance(1000, 900, 3, 90, 7));
    assertThat(REPORT.balance().holds()).isTrue();
    assertThat(new RowBalance(10, 9, 0, 0, 0).holds()).isFalse();
    assertThat(new RowBalance(10, 10, 1, 0, 0).holds()).isFalse();
    assertThat(RowBalance.ZERO.holds()).isTrue();
  }

  @Test
  void balancesAddPartByPart() {
    RowBalance one = new RowBalance(10, 1, 2, 3, 4);

    assertThat(one.plus(RowBalance.ZERO)).isEqualTo(one);
    assertThat(one.plus(new RowBalance(100, 10, 20, 30, 40)))
        .isEqualTo(new RowBalance(110, 11, 22, 33, 44));
  }

  private static Progress of(long done, long total) {
    return new Progress(Progress.Stage.SCORING, 0, 0, done, total, 0, 0, 0, 0, -1);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ReportJsonTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
