package dev.scoring.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.cli.term.Terminal.Colour;
import dev.scoring.cli.term.Terminal.Live;
import dev.scoring.cli.term.Terminal.Symbols;
import dev.scoring.contract.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressFrameTest {
  private static final Progress SCORING =
      new Progress(
          Progress.Stage.SCORING, 5, 8, 621, 1000, 1_240_000, 1_240_000, 0, 410_312.3, 34.1);
  private static final Progress UNKNOWN_TOTAL =
      new Progress(Progress.Stage.SCORING, 0, 0, 0, 0, 12_000, 12_000, 0, 3.46, -1);
  private static final Progress CHECKING =
      new Progress(Progress.Stage.CHECKING, 0, 0, 0, 0, 0, 0, 0, 0, -1);

  private final ProgressFrame frame = frame(Colour.OFF, Symbols.UNICODE);

  @Test
  void aTerminalOfUsualWidthShowsEverything() {
    assertThat(frame.render(SCORING, 12, 80))
        .isEqualTo(
            "Scoring  ━━━━━━━━╸─────   62%    1,240,000 rows    410,312 rows/s     0:35 left");
    assertThat(frame.render(SCORING, 12, 120))
        .isEqualTo(
            "Scoring  ━━━━━━━━━━━━━━━━━━━━━━━━╸───────────────   62%    1,240,000 rows"
                + "    410,312 rows/s     0:35 left");
  }

  @Test
  void aNarrowTerminalLosesTheLeastTellingPartsFirst() {
    assertThat(frame.render(SCORING, 12, 70))
        .isEqualTo("Scoring   62%    1,240,000 rows    410,312 rows/s     0:35 left");
    assertThat(frame.render(SCORING, 12, 60))
        .isEqualTo(" 62%    1,240,000 rows    410,312 rows/s     0:35 left");
    assertThat(frame.render(SCORING, 12, 40)).isEqualTo(" 62%    1,240,000 rows     0:35 left");
    assertThat(frame.render(SCORING, 12, 24)).isEqualTo(" 62%     0:35 left");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 23, 24, 40, 59, 60, 64, 70, 79, 80, 100, 200})
  void noFrameReachesTheLastColumn(int width) {
    for (Progress progress : new Progress[] {SCORING, UNKNOWN_TOTAL, CHECKING}) {
      assertThat(frame.render(progress, 12, width).length()).isLessThan(Math.max(1, width));
    }
  }

  @Test
  void withoutATotalThereIsNoPercentAndNoEnd() {
    assertThat(frame.render(UNKNOWN_TOTAL, 12.3, 80))
        .isEqualTo("Scoring  /  0:12  12,000 rows  3.5 rows/s");
  }

  @Test
  void otherStagesShowThatTimePasses() {
    assertThat(frame.render(CHECKING, 3.0, 80)).isEqualTo("Checking  |  0:03");
    assertThat(frame.render(CHECKING, 3.26, 80)).isEqualTo("Checking  /  0:03");
  }

  @Test
  void coloursAddNoWidth() {
    String coloured = frame(Colour.ON, Symbols.UNICODE).render(SCORING, 12, 80);

    assertThat(coloured).contains("\u001b[32m━━━━━━━━╸\u001b[0m\u001b[2m─────\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", ""))
        .isEqualTo(frame.render(SCORING, 12, 80));
  }

  @Test
  void asciiServesOtherLocales() {
    assertThat(frame(Colour.OFF, Symbols.ASCII).render(SCORING, 12, 80))
        .startsWith("Scoring  #########-----   62%");
  }

  @Test
  void aLogLineSaysTheSameInWords() {
    assertThat(frame.sentence(SCORING, 40))
        .isEqualTo("[0:40] Scoring: 62%, 1,240,000 rows, 410,312 rows/s, 0:35 left");
    assertThat(frame.sentence(CHECKING, 10)).isEqualTo("[0:10] Checking");
  }

  private static ProgressFrame frame(Colour colour, Symbols symbols) {
    return new ProgressFrame(new Terminal(Live.REDRAWN, colour, symbols), "Scoring");
  }
}
