package dev.scoring.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest(name = "{0} s is {1}")
  @CsvSource({
    "0, 0.0 s",
    "4.24, 4.2 s",
    "59.94, 59.9 s",
    "59.96, 1 min 00 s",
    "185, 3 min 05 s",
    "3599.6, 1 h 00 min",
    "7800, 2 h 10 min"
  })
  void durationsAreWords(double seconds, String text) {
    assertThat(Amounts.duration(seconds)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} s is {1}")
  @CsvSource({"0, 0:00", "34.2, 0:35", "60, 1:00", "3600, 1:00:00", "3725, 1:02:05"})
  void clocksRoundUp(double seconds, String text) {
    assertThat(Amounts.clock(seconds)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} B is {1}")
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "999949, 999.9 kB",
    "999999, 1.0 MB",
    "23400000, 23.4 MB",
    "9223372036854775807, 9223.4 PB"
  })
  void sizesAreDecimal(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void countsAreGroupedAndAgreeWithTheirNoun() {
    assertThat(Amounts.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Amounts.count(1, "file")).isEqualTo("1 file");
    assertThat(Amounts.count(0, "file")).isEqualTo("0 files");
  }

  @Test
  void slowRatesKeepADecimal() {
    assertThat(Amounts.rate(2.34)).isEqualTo("2.3");
    assertThat(Amounts.rate(410_312.4)).isEqualTo("410,312");
  }

  @Test
  void noDifferenceIsPlainlyZero() {
    assertThat(Amounts.difference(0)).isEqualTo("0");
    assertThat(Amounts.difference(1.19e-7)).isEqualTo("1.2e-07");
  }
}
