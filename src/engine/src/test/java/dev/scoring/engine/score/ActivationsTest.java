package dev.scoring.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.contract.spec.Activation;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ActivationsTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void softmaxIsThatOfPython() throws IOException {
    JsonNode stored = new ObjectMapper().readTree(Path.of("src/test/models/mlp.json").toFile());
    double[] logits = numbers(stored.get("logits"));
    double[] into = new double[logits.length];
    Activations.apply(Activation.SOFTMAX, logits, into, logits.length / 3, 3);

    assertThat(into).containsExactly(numbers(stored.get("probabilities")), Offset.offset(1e-15));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    assertThat(softmax(1000, 1000, -1000)).containsExactly(0.5, 0.5, 0);
    assertThat(softmax(-1e300, 0)).containsExactly(0, 1);
    assertThat(sigmoid(-800, -1000, 800, 0)).containsExactly(sigmoidOf800(), 0, 1, 0.5);
  }

  @Test
  void notANumberAndInfinitiesAreNotHidden() {
    assertThat(softmax(1, NAN)).containsExactly(NAN, NAN);
    assertThat(softmax(1, INF)).satisfies(p -> assertThat(p[1]).isNaN());
    assertThat(softmax(1, -INF)).containsExactly(1, 0);
    assertThat(sigmoid(NAN, INF, -INF)).containsExactly(NAN, 1, 0);
  }

  @Test
  void rowsDoNotMix() {
    double[] into = new double[6];
    Activations.apply(Activation.SOFTMAX, new double[] {0, 0, 0, Math.log(3), NAN, 1}, into, 3, 2);

    assertThat(into).containsExactly(new double[] {0.5, 0.5, 0.25, 0.75, NAN, NAN}, near());
  }

  private static double sigmoidOf800() {
    return Math.exp(-800);
  }

  private static Offset<Double> near() {
    return Offset.offset(1e-15);
  }

  private static double[] softmax(double... row) {
    double[] into = new double[row.length];
    Activations.apply(Activation.SOFTMAX, row, into, 1, row.length);
    return into;
  }

  private static double[] sigmoid(double... values) {
    double[] into = new double[values.length];
    Activations.apply(Activation.SIGMOID, values, into, values.length, 1);
    return into;
  }

  private static double[] numbers(JsonNode values) {
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i).doubleValue();
    }
    return numbers;
  }
}
