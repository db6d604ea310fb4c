package dev.scoring.engine.score;

import dev.scoring.engine.tensor.DType;

/**
 * The name and type of one score column, known before a row is scored.
 *
 * @param name the column's name
 * @param type its type
 */
public record ScoreField(String name, Type type) {

  /** The type of a score column. */
  public sealed interface Type {

    /** One value a row; float16 is written as float32, uint8 as int16. */
    record Scalar(DType dtype) implements Type {}

    /** {@code length} values a row in an array column, never null inside. */
    record Array(DType dtype, int length) implements Type {}

    /** A label. */
    record Label() implements Type {}

    /** An array of {@code struct<label: string, index: int, score: float>}. */
    record TopK(int k) implements Type {}
  }
}
