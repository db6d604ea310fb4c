package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Feature;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.util.List;

/** Scalar columns, each one element of a row: side by side in a float tensor, else interleaved. */
final class ScalarsEncoder extends TensorEncoder {
  private final Feature.Numbers feature;
  private final List<String> names;
  private final NumberLane lane;
  private final Layout layout;

  ScalarsEncoder(Feature.Numbers feature, List<String> columns, int capacityRows) {
    super(new TensorBuffer(feature.tensor(), layout(feature), capacityRows));
    this.feature = feature;
    this.names = feature.columns().stream().map(columns::get).toList();
    this.lane = new NumberLane(feature, buffer());
    this.layout = layout(feature);
  }

  private static Layout layout(Feature.Numbers feature) {
    boolean sideBySide = feature.tensor().dtype().isFloat() && !feature.tensor().shape().isEmpty();
    return sideBySide ? Layout.FEATURE_MAJOR : Layout.ROW_MAJOR;
  }

  @Override
  void encode(InputBatch batch, int from, int rows, RowErrors errors) {
    int width = names.size();
    boolean sideBySide = layout == Layout.FEATURE_MAJOR;
    for (int i = 0; i < width; i++) {
      int at = sideBySide ? i * rows : i;
      int stride = sideBySide ? 1 : width;
      lane.move(
          numbers(batch.column(feature.columns().get(i)), names.get(i)),
          new NumberLane.Run(names.get(i), from, rows, at, stride, 0, 1, i),
          errors);
    }
  }

  @Override
  long filler() {
    return 0;
  }
}
