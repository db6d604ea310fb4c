package dev.scoring.contract.read;

/**
 * One thing wrong with a document.
 *
 * @param path where, as in {@code spec.input.format} or {@code spec.output.scores[1].name}
 * @param message one sentence without the path: the value seen, and what would be right
 */
public record Finding(String path, String message) {

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
