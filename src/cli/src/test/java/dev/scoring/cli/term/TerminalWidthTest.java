package dev.scoring.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {

  @ParameterizedTest(name = "[{0}] is {1}")
  @CsvSource({"'40 132\n', 132", "'0 0\n', 80", "'', 80", "'nonsense', 80", "'40 -1', 80"})
  void sttysAnswerIsReadOrTheDefaultHolds(String answer, int columns) {
    assertThat(TerminalWidth.columns(answer)).isEqualTo(columns);
  }

  @Test
  void theTerminalIsAskedOnceASecond() {
    AtomicInteger asked = new AtomicInteger();
    AtomicLong now = new AtomicLong();
    TerminalWidth width = new TerminalWidth(() -> 80 + asked.incrementAndGet(), now::get);

    assertThat(width.getAsInt()).isEqualTo(81);
    now.set(999_000_000);
    assertThat(width.getAsInt()).isEqualTo(81);
    now.set(1_000_000_000);
    assertThat(width.getAsInt()).isEqualTo(82);
  }
}
