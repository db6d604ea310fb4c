package dev.scoring.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Float16Test {

  @Test
  void everyHalfRoundTrips() {
    for (int bits = 0; bits <= 0xFFFF; bits++) {
      double value = HalfTable.value(bits);
      if (!Double.isNaN(value)) {
        assertThat(Float16.bits(value) & 0xFFFF).isEqualTo(bits);
      }
    }
  }

  @Test
  void valuesBetweenAndBesideHalvesRoundToTheNearest() {
    for (int bits = 0; bits < 0x7BFF; bits++) {
      double middle = (HalfTable.value(bits) + HalfTable.value(bits + 1)) / 2;
      for (double x : new double[] {middle, Math.nextUp(middle), Math.nextDown(middle)}) {
        assertThat(HalfTable.value(Float16.bits(x) & 0xFFFF)).isEqualTo(HalfTable.nearest(x));
        assertThat(HalfTable.value(Float16.bits(-x) & 0xFFFF)).isEqualTo(HalfTable.nearest(-x));
      }
    }
  }

  @Test
  void randomDoublesRoundToTheNearest() {
    Random random = new Random(16);
    for (int i = 0; i < 200_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      assertThat((Double) HalfTable.value(Float16.bits(x) & 0xFFFF))
          .isEqualTo(Double.valueOf(HalfTable.nearest(x)));
      double near = (random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(44) - 26);
      assertThat(HalfTable.value(Float16.bits(near) & 0xFFFF)).isEqualTo(HalfTable.nearest(near));
    }
  }

  @Test
  void largeValuesBecomeInfiniteAndNanStays() {
    assertThat(Float16.bits(65519.99)).isEqualTo((short) 0x7BFF);
    assertThat(Float16.bits(65520)).isEqualTo((short) 0x7C00);
    assertThat(Float16.bits(Double.NEGATIVE_INFINITY)).isEqualTo((short) 0xFC00);
    assertThat(HalfTable.value(Float16.bits(Double.NaN) & 0xFFFF)).isNaN();
  }
}
