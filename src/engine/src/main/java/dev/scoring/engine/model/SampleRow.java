package dev.scoring.engine.model;

import dev.scoring.engine.tensor.EncodedTensor;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** One encoded row, kept as bytes, that batches of any size are filled with. */
final class SampleRow {
  private final List<TensorSpec> specs;
  private final List<byte[]> rows;

  private SampleRow(List<TensorSpec> specs, List<byte[]> rows) {
    this.specs = List.copyOf(specs);
    this.rows = List.copyOf(rows);
  }

  /** A row of zeros. */
  static SampleRow zeros(List<TensorSpec> specs) {
    return new SampleRow(
        specs, specs.stream().map(spec -> new byte[spec.width() * spec.dtype().bytes()]).toList());
  }

  /** A copy of a batch of exactly one row, whose layouts then do not differ. */
  static SampleRow of(List<TensorSpec> specs, List<EncodedTensor> oneRow) {
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      byte[] row = new byte[specs.get(i).width() * specs.get(i).dtype().bytes()];
      oneRow.get(i).data().duplicate().position(0).get(row);
      rows.add(row);
    }
    return new SampleRow(specs, rows);
  }

  /** The row, n times. */
  List<EncodedTensor> repeat(int n) {
    List<EncodedTensor> tensors = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      byte[] row = rows.get(i);
      ByteBuffer data =
          ByteBuffer.allocateDirect(Math.multiplyExact(n, row.length))
              .order(ByteOrder.nativeOrder());
      for (int r = 0; r < n; r++) {
        data.put(row);
      }
      TensorSpec spec = specs.get(i);
      tensors.add(
          new EncodedTensor(
              spec.name(), spec.dtype(), Layout.ROW_MAJOR, n, spec.shape(), data.flip()));
    }
    return tensors;
  }
}
