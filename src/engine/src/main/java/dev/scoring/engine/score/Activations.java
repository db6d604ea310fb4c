package dev.scoring.engine.score;

import dev.scoring.contract.spec.Activation;

/** Functions on outputs, in float64 and without overflow. */
final class Activations {
  private Activations() {}

  /**
   * Applies a function to rows of {@code width} values. A NaN makes its sigmoid, or its row's
   * softmax, NaN; so does an infinity that is its row's largest value.
   */
  static void apply(Activation activation, double[] from, double[] into, int rows, int width) {
    switch (activation) {
      case NONE -> System.arraycopy(from, 0, into, 0, rows * width);
      case SIGMOID -> {
        for (int i = 0; i < rows * width; i++) {
          into[i] = sigmoid(from[i]);
        }
      }
      case SOFTMAX -> {
        for (int row = 0; row < rows; row++) {
          softmax(from, into, row * width, width);
        }
      }
    }
  }

  private static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  private static void softmax(double[] from, double[] into, int offset, int width) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + width; i++) {
      largest = Math.max(largest, from[i]);
    }
    double sum = 0;
    for (int i = offset; i < offset + width; i++) {
      into[i] = Math.exp(from[i] - largest);
      sum += into[i];
    }
    for (int i = offset; i < offset + width; i++) {
      into[i] /= sum;
    }
  }
}
