package dev.scoring.runner.exec;

import dev.scoring.engine.score.ScoreVector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.OffHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** The scores of a column batch, in Spark vectors that are refilled. Not thread-safe. */
final class ScoreVectors implements AutoCloseable {
  private final WritableColumnVector[] vectors;
  private final Labels[] labels;

  private ScoreVectors(WritableColumnVector[] vectors) {
    this.vectors = vectors;
    this.labels = new Labels[vectors.length];
  }

  static ScoreVectors onHeap(StructType schema, int rows) {
    return new ScoreVectors(OnHeapColumnVector.allocateColumns(rows, schema));
  }

  static ScoreVectors offHeap(StructType schema, int rows) {
    return new ScoreVectors(OffHeapColumnVector.allocateColumns(rows, schema));
  }

  /** Forgets the last batch and makes room for another. */
  void begin(int rows) {
    for (WritableColumnVector vector : vectors) {
      vector.reset();
      vector.reserve(rows);
    }
  }

  /** Copies the first {@code rows} scores to the rows from {@code at} on. */
  void put(int at, int rows, List<ScoreVector> scores) {
    for (int i = 0; i < vectors.length; i++) {
      put(i, at, rows, scores.get(i));
    }
  }

  ColumnVector column(int index) {
    return vectors[index];
  }

  @Override
  public void close() {
    for (WritableColumnVector vector : vectors) {
      vector.close();
    }
  }

  private void put(int column, int at, int rows, ScoreVector scores) {
    WritableColumnVector vector = vectors[column];
    if (scores instanceof ScoreVector.Label label) {
      byte[][] texts = texts(column, label.labels());
      for (int row = 0; row < rows; row++) {
        vector.putByteArray(at + row, texts[label.index()[row]]);
      }
    } else if (scores instanceof ScoreVector.TopK best) {
      putBest(column, at, rows, best);
    } else if (vector.dataType() instanceof org.apache.spark.sql.types.ArrayType) {
      WritableColumnVector elements = vector.arrayData();
      int width = scores.width();
      elements.reserve((at + rows) * width);
      putValues(elements, at * width, rows * width, scores);
      putRanges(vector, at, rows, width);
    } else {
      putValues(vector, at, rows, scores);
    }
  }

  private static void putRanges(WritableColumnVector vector, int at, int rows, int width) {
    for (int row = at; row < at + rows; row++) {
      vector.putArray(row, row * width, width);
    }
  }

  private void putBest(int column, int at, int rows, ScoreVector.TopK best) {
    WritableColumnVector vector = vectors[column];
    WritableColumnVector entries = vector.arrayData();
    WritableColumnVector label = entries.getChild(0);
    int from = at * best.width();
    int count = rows * best.width();
    entries.reserve(from + count);
    for (int field = 0; field < 3; field++) {
      entries.getChild(field).reserve(from + count);
    }
    if (best.labels().isEmpty()) {
      label.putNulls(from, count);
    } else {
      byte[][] texts = texts(column, best.labels());
      for (int i = 0; i < count; i++) {
        label.putByteArray(from + i, texts[best.index()[i]]);
      }
    }
    entries.getChild(1).putInts(from, count, best.index(), 0);
    entries.getChild(2).putFloats(from, count, best.score(), 0);
    putRanges(vector, at, rows, best.width());
  }

  private static void putValues(
      WritableColumnVector vector, int at, int count, ScoreVector scores) {
    if (scores instanceof ScoreVector.Float32 floats) {
      vector.putFloats(at, count, floats.values(), 0);
    } else if (scores instanceof ScoreVector.Float64 doubles) {
      vector.putDoubles(at, count, doubles.values(), 0);
    } else if (scores instanceof ScoreVector.Int8 bytes) {
      vector.putBytes(at, count, bytes.values(), 0);
    } else if (scores instanceof ScoreVector.Int16 shorts) {
      vector.putShorts(at, count, shorts.values(), 0);
    } else if (scores instanceof ScoreVector.Int32 ints) {
      vector.putInts(at, count, ints.values(), 0);
    } else if (scores instanceof ScoreVector.Int64 longs) {
      vector.putLongs(at, count, longs.values(), 0);
    } else if (scores instanceof ScoreVector.Bool truths) {
      for (int i = 0; i < count; i++) {
        vector.putBoolean(at + i, truths.values()[i] != 0);
      }
    } else {
      throw new IllegalStateException("no values in " + scores);
    }
  }

  /** The labels' bytes, encoded again only when the scorer gives another list. */
  private byte[][] texts(int column, List<String> names) {
    if (labels[column] == null || !labels[column].of(names)) {
      labels[column] = Labels.encode(names);
    }
    return labels[column].texts;
  }

  private static final class Labels {
    private final List<String> names;
    private final byte[][] texts;

    private Labels(List<String> names, byte[][] texts) {
      this.names = names;
      this.texts = texts;
    }

    static Labels encode(List<String> names) {
      return new Labels(
          names,
          names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
    }

    @SuppressWarnings("ReferenceEquality")
    boolean of(List<String> others) {
      return names == others;
    }
  }
}
