package dev.scoring.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.cli.term.Terminal.Colour;
import dev.scoring.cli.term.Terminal.Live;
import dev.scoring.cli.term.Terminal.Symbols;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @Test
  void aTerminalRedrawsInColourWithLines() {
    assertThat(detect(Map.of("TERM", "xterm", "LANG", "C.UTF-8"), "true"))
        .isEqualTo(new Terminal(Live.REDRAWN, Colour.ON, Symbols.UNICODE));
  }

  @Test
  void noColorTakesTheColoursAndLeavesTheBar() {
    assertThat(detect(Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "1"), "true"))
        .isEqualTo(new Terminal(Live.REDRAWN, Colour.OFF, Symbols.UNICODE));
  }

  @Test
  void aDumbTerminalGetsLines() {
    assertThat(detect(Map.of("TERM", "dumb"), "true")).isEqualTo(Terminal.plain());
    assertThat(detect(Map.of(), "true")).isEqualTo(Terminal.plain());
  }

  @Test
  void aPipeGetsLines() {
    assertThat(detect(Map.of("TERM", "xterm"), "false")).isEqualTo(Terminal.plain());
  }

  @Test
  void theLocaleThatWinsDecidesTheSymbols() {
    Map<String, String> environment = Map.of("TERM", "xterm", "LC_ALL", "C", "LANG", "en_US.utf8");

    assertThat(detect(environment, "true").symbols()).isEqualTo(Symbols.ASCII);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/dev/pts/3, REDRAWN",
    "/dev/tty1, REDRAWN",
    "pipe:[77], LINES_ONLY",
    "/tmp/log, LINES_ONLY"
  })
  void withoutTheLauncherTheStreamsTargetDecides(String target, Live live) {
    assertThat(Terminal.detect(Map.of("TERM", "xterm"), new Properties(), () -> target).live())
        .isEqualTo(live);
  }

  private static Terminal detect(Map<String, String> environment, String said) {
    Properties properties = new Properties();
    properties.setProperty(Terminal.STDERR_PROPERTY, said);
    return Terminal.detect(environment, properties, () -> "pipe:[1]");
  }
}
