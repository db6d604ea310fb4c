package dev.scoring.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0x3c00, 1.0",
    "0xc000, -2.0",
    "0x7bff, 65504.0",
    "0x0400, 6.103515625e-5",
    "0x0001, 5.960464477539063e-8",
    "0x3555, 0.333251953125",
    "0x7c00, Infinity",
    "0xfc00, -Infinity",
    "0x8000, -0.0"
  })
  void knownPatternsHaveTheirValues(String bits, float value) {
    assertThat(HalfFloat.toFloat(Integer.decode(bits).shortValue())).isEqualTo(value);
  }

  @Test
  void everyPatternHasTheValueOfTheStandardsFormula() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >> 10 & 31;
      int mantissa = bits & 1023;
      double magnitude =
          exponent == 0
              ? mantissa * Math.pow(2, -24)
              : (1 + mantissa / 1024.0) * Math.pow(2, exponent - 15);
      double expected = bits >> 15 == 0 ? magnitude : -magnitude;
      float seen = HalfFloat.toFloat((short) bits);
      if (exponent == 31) {
        assertThat(Float.isFinite(seen)).isFalse();
        assertThat(Float.isNaN(seen)).isEqualTo(mantissa != 0);
      } else if (Double.compare(seen, expected) != 0) {
        assertThat((double) seen).as(Integer.toHexString(bits)).isEqualTo(expected);
      }
    }
  }
}
