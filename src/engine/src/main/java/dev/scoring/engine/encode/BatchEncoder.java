package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Feature;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.tensor.EncodedTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes batches of rows into direct buffers that it owns and refills. One for each task; not
 * thread-safe. Encoders of one bundle share its vocabularies.
 */
public final class BatchEncoder implements AutoCloseable {
  private final int capacityRows;
  private final RowErrors errors = new RowErrors();

  /** In the order of the bundle's inputs. */
  private final List<TensorEncoder> inputs;

  /** The same, those that others are derived from first. */
  private final List<TensorEncoder> order;

  private boolean closed;

  private BatchEncoder(int capacityRows, List<TensorEncoder> inputs) {
    this.capacityRows = capacityRows;
    this.inputs = inputs;
    this.order = new ArrayList<>(inputs);
    order.removeIf(DerivedEncoder.class::isInstance);
    inputs.stream().filter(DerivedEncoder.class::isInstance).forEach(order::add);
  }

  /**
   * An encoder with buffers for a number of rows. The buffers are direct memory, freed by the
   * garbage collector after {@link #close}.
   *
   * @param capacityRows most rows of one batch, at least 1
   * @throws dev.scoring.contract.failure.ScoringFailure {@code SPEC_INVALID} when a tensor of so
   *     many rows is beyond 2 GiB
   */
  public static BatchEncoder create(ModelBundle bundle, int capacityRows) {
    if (capacityRows < 1) {
      throw new IllegalArgumentException("a capacity of " + capacityRows + " rows");
    }
    List<Feature> features = bundle.features();
    TensorEncoder[] encoders = new TensorEncoder[features.size()];
    for (int i = 0; i < encoders.length; i++) {
      encoders[i] = source(features.get(i), bundle.columns(), capacityRows);
    }
    for (int i = 0; i < encoders.length; i++) {
      if (features.get(i) instanceof Feature.Mask mask) {
        encoders[i] =
            new DerivedEncoder(mask.tensor(), (TokenCounts) encoders[mask.input()], capacityRows);
      } else if (features.get(i) instanceof Feature.Length length) {
        encoders[i] =
            new DerivedEncoder(
                length.tensor(), (TokenCounts) encoders[length.input()], capacityRows);
      }
    }
    return new BatchEncoder(capacityRows, List.of(encoders));
  }

  /** The encoder of an input that reads columns; null for one derived from another. */
  private static TensorEncoder source(Feature feature, List<String> columns, int capacityRows) {
    if (feature instanceof Feature.Numbers numbers) {
      return numbers.source() == Feature.Source.SCALARS
          ? new ScalarsEncoder(numbers, columns, capacityRows)
          : new ArrayEncoder(numbers, columns.get(numbers.columns().get(0)), capacityRows);
    }
    if (feature instanceof Feature.Categories categories) {
      String column = columns.get(categories.column());
      return categories.index().isPresent()
          ? new CategoriesEncoder(categories, column, capacityRows)
          : new DirectIndicesEncoder(categories, column, capacityRows);
    }
    return null;
  }

  /**
   * Encodes rows {@code fromRow} to {@code fromRow + rows - 1}.
   *
   * @param batch columns in the order of {@link ModelBundle#columns}, of types that {@link
   *     ModelBundle#checkColumns} accepts
   * @param fromRow the first row
   * @param rows how many rows, 0 to the capacity
   * @return tensors over this encoder's buffers, valid until it encodes again
   */
  public EncodedBatch encode(InputBatch batch, int fromRow, int rows) {
    if (closed) {
      throw new IllegalStateException("the encoder is closed");
    }
    if (rows < 0 || rows > capacityRows || fromRow < 0 || fromRow + rows > batch.rows()) {
      throw new IllegalArgumentException(
          String.format(
              "rows %d to %d of %d with a capacity of %d",
              fromRow, fromRow + rows, batch.rows(), capacityRows));
    }
    errors.clear();
    for (TensorEncoder encoder : order) {
      encoder.encode(batch, fromRow, rows, errors);
    }
    List<RowError> bad = errors.list();
    for (RowError error : bad) {
      inputs.forEach(encoder -> encoder.blank(error.row(), rows));
    }
    List<EncodedTensor> tensors = inputs.stream().map(input -> input.encoded(rows)).toList();
    return new EncodedBatch(rows, tensors, bad);
  }

  /** Gives the buffers up; tensors over them must not be used any more. */
  @Override
  public void close() {
    closed = true;
  }
}
