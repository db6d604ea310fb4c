package dev.scoring.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.cli.term.Terminal.Colour;
import dev.scoring.cli.term.Terminal.Live;
import dev.scoring.cli.term.Terminal.Symbols;
import dev.scoring.contract.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private static final String CLEAR = "\r\u001b[K";
  private static final Terminal LIVE = new Terminal(Live.REDRAWN, Colour.OFF, Symbols.ASCII);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  @Test
  void theBarIsRedrawnInPlaceAndTakenAwayAtTheEnd() {
    try (ProgressDisplay display = display(LIVE)) {
      display.show(rows(1));
      display.tick();
      display.show(rows(2));
      display.tick();
    }

    assertThat(printed())
        .isEqualTo(
            "\rScoring  |  0:00  1 rows  1.0 rows/s\u001b[K"
                + "\rScoring  |  0:00  2 rows  1.0 rows/s\u001b[K"
                + CLEAR);
  }

  @Test
  void anUnchangedFrameIsNotDrawnAgain() {
    try (ProgressDisplay display = display(LIVE)) {
      display.show(rows(1));
      display.tick();
      int length = printed().length();
      display.tick();
      assertThat(printed()).hasSize(length);
    }
  }

  @Test
  void otherOutputTakesTheBarAwayAndTheBarComesBackBelow() {
    try (ProgressDisplay display = display(LIVE)) {
      display.show(rows(1));
      display.tick();
      display.say("warning: something");
      display.tick();
    }

    assertThat(printed())
        .isEqualTo(
            "\rScoring  |  0:00  1 rows  1.0 rows/s\u001b[K"
                + CLEAR
                + "warning: something\n"
                + "\rScoring  |  0:00  1 rows  1.0 rows/s\u001b[K"
                + CLEAR);
  }

  @Test
  void aLineThatIsNotCompleteIsNotDrawnOver() {
    Console console = console(LIVE);
    try (ProgressDisplay display = ProgressDisplay.ticked(console, "Scoring", now::get)) {
      display.show(rows(1));
      console.err().print("half");
      display.tick();
      console.err().println(" whole");
    }

    assertThat(printed()).isEqualTo("half whole\n");
  }

  @Test
  void elsewhereALineComesEveryTenSeconds() {
    try (ProgressDisplay display = display(Terminal.plain())) {
      display.show(rows(7));
      for (int tick = 0; tick < 25 * 4; tick++) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(250));
        display.tick();
      }
    }

    assertThat(printed())
        .isEqualTo("[0:10] Scoring, 7 rows, 1.0 rows/s\n[0:20] Scoring, 7 rows, 1.0 rows/s\n");
  }

  @Test
  void aClosedDisplayDrawsNothing() {
    ProgressDisplay display = display(LIVE);
    display.show(rows(1));
    display.close();
    display.tick();

    assertThat(printed()).isEmpty();
  }

  private ProgressDisplay display(Terminal terminal) {
    return ProgressDisplay.ticked(console(terminal), "Scoring", now::get);
  }

  private Console console(Terminal terminal) {
    return Console.over(new ByteArrayOutputStream(), err, terminal, () -> 80);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Progress rows(long rows) {
    return new Progress(Progress.Stage.SCORING, 0, 0, 0, 0, rows, rows, 0, 1, -1);
  }
}
