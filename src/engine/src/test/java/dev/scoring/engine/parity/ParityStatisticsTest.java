package dev.scoring.engine.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.report.ParityReport;
import dev.scoring.engine.bundle.GoldenRows.GoldenOutput;
import dev.scoring.engine.score.OutputValues;
import dev.scoring.engine.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ParityStatisticsTest {

  @Test
  void percentilesAreInterpolatedAsByHand() {
    // Ranks of 4 values at 25 %: 0.25 * 3 = 0.75, so 1 + 0.75 * (2 - 1).
    ParityStatistics four = ParityStatistics.of(new double[] {8, 1, 4, 2});

    assertThat(four.p25()).isEqualTo(1.75);
    assertThat(four.p50()).isEqualTo(3);
    assertThat(four.p75()).isEqualTo(5);
    assertThat(four.p99()).isCloseTo(7.88, Offset.offset(1e-12));
    assertThat(four.max()).isEqualTo(8);
    assertThat(four.mean()).isEqualTo(3.75);
    // Squares: 7.5625 + 3.0625 + 0.0625 + 18.0625 = 28.75, by 3.
    assertThat(four.std()).isCloseTo(Math.sqrt(28.75 / 3), Offset.offset(1e-12));
  }

  @Test
  void oneHundredAndOneValuesHaveTheirHundredthAtNinetyNinePercent() {
    double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> i).toArray();

    assertThat(ParityStatistics.of(values).p99()).isEqualTo(99);
  }

  @Test
  void noneAndOneAreDefined() {
    assertThat(ParityStatistics.of(new double[0]))
        .isEqualTo(new ParityStatistics(0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(ParityStatistics.of(new double[] {2}))
        .isEqualTo(new ParityStatistics(1, 2, 0, 2, 2, 2, 2, 2));
  }

  @Test
  void toleranceIsAbsolutePlusRelative() {
    assertThat(report(1e-6, 1e-5, new double[] {100.0009}, new double[] {100}).passed()).isTrue();
    assertThat(report(1e-6, 1e-5, new double[] {100.0011}, new double[] {100}).passed()).isFalse();
    assertThat(report(1e-3, 0, new double[] {0.0009}, new double[] {0}).passed()).isTrue();
    assertThat(report(1e-3, 0, new double[] {0.0011}, new double[] {0}).passed()).isFalse();
  }

  @Test
  void oneOfAThousandMayBeFarOff() {
    double[] scores = new double[1000];
    scores[17] = 5;
    ParityReport report = report(1e-6, 0, scores, new double[1000]);

    assertThat(report.passed()).isTrue();
    assertThat(report.max()).isEqualTo(5);
    for (int i = 0; i < 20; i++) {
      scores[i] = 5;
    }
    assertThat(report(1e-6, 0, scores, new double[1000]).passed()).isFalse();
  }

  @Test
  void notANumberEqualsOnlyItself() {
    double nan = Double.NaN;
    double inf = Double.POSITIVE_INFINITY;

    assertThat(report(0, 0, new double[] {nan, inf, 0.0}, new double[] {nan, inf, -0.0}).max())
        .isZero();
    ParityReport different = report(1, 1, new double[] {nan}, new double[] {0});
    assertThat(different.passed()).isFalse();
    assertThat(different.max()).isInfinite();
    assertThat(report(1, 1, new double[] {3}, new double[] {inf}).passed()).isFalse();
  }

  private static ParityReport report(
      double atol, double rtol, double[] scores, double[] references) {
    OutputValues values = OutputValues.allocate(DType.FLOAT64, 1, scores.length);
    ByteBuffer bytes = ByteBuffer.allocate(scores.length * 8).order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(scores);
    values.read(bytes, scores.length);
    Comparison comparison = new Comparison(new GoldenOutput("score", 1, references), 0, 1, rtol);
    comparison.add(List.of(values), 0, scores.length);
    return comparison.report(atol);
  }
}
