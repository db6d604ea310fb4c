package dev.scoring.engine.score;

import java.util.List;

/**
 * The values of one score column for a batch: {@code width} values a row, row after row, in arrays
 * that the scorer owns and refills with the next batch. Arrays may be longer than the batch needs.
 */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface ScoreVector {

  /** Values of one row: 1 for a scalar. */
  int width();

  record Float32(float[] values, int width) implements ScoreVector {}

  record Float64(double[] values, int width) implements ScoreVector {}

  record Int8(byte[] values, int width) implements ScoreVector {}

  record Int16(short[] values, int width) implements ScoreVector {}

  record Int32(int[] values, int width) implements ScoreVector {}

  record Int64(long[] values, int width) implements ScoreVector {}

  /** Truth values, 0 or 1. */
  record Bool(byte[] values, int width) implements ScoreVector {}

  /** Labels: {@code labels.get(index[row])}. */
  record Label(int[] index, List<String> labels) implements ScoreVector {
    @Override
    public int width() {
      return 1;
    }
  }

  /**
   * The k best classes of a row, best first; equal scores by lower index. {@code labels} is empty
   * when the bundle has no label file.
   */
  record TopK(int[] index, float[] score, int width, List<String> labels) implements ScoreVector {}
}
