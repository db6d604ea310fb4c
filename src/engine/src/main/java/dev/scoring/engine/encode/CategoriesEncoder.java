package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Feature;
import dev.scoring.engine.bundle.FeatureSource;
import dev.scoring.engine.bundle.Missing;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.ListColumn;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.column.TextColumn;
import dev.scoring.engine.column.Utf8Slice;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import dev.scoring.engine.vocabulary.TokenIndex;
import java.util.Arrays;

/** Categories whose index is looked up or hashed. */
final class CategoriesEncoder extends TensorEncoder implements TokenCounts {
  private static final long MISSING_IS_ERROR = -1;
  private static final int LONGEST_SHOWN = 80;

  private final Feature.Categories feature;
  private final String name;
  private final TokenIndex index;
  private final Tokens tokens;
  private final Utf8Slice slice = new Utf8Slice();
  private final long missing;
  private final boolean rejectsNull;
  private final int[] counts;
  private final long[] indices;
  private int[] found = new int[64];

  /** By dictionary index: the generation, and the row that has the encoded entry already. */
  private long[] memo = new long[0];

  private int generation;

  CategoriesEncoder(Feature.Categories feature, String name, int capacityRows) {
    super(new TensorBuffer(feature.tensor(), Layout.ROW_MAJOR, capacityRows));
    FeatureSource from = feature.tensor().from();
    this.feature = feature;
    this.name = name;
    this.index = feature.index().orElseThrow();
    this.tokens =
        new Tokens(
            from.split() == null ? "" : from.split(),
            from.normalize(),
            buffer().width(),
            from.keep());
    this.rejectsNull = from.missing() instanceof Missing.Reject;
    this.missing = missingIndex(feature);
    this.counts = new int[capacityRows];
    this.indices = new long[buffer().width()];
  }

  /** What a scalar's missing token becomes, or {@link #MISSING_IS_ERROR}. */
  static long missingIndex(Feature.Categories feature) {
    Missing missing = feature.tensor().from().missing();
    if (missing instanceof Missing.Constant constant) {
      return (long) constant.value();
    }
    boolean unknownServes = missing == null && feature.unknown() != Feature.Categories.NO_UNKNOWN;
    return unknownServes ? feature.unknown() : MISSING_IS_ERROR;
  }

  @Override
  public int tokens(int row) {
    return counts[row];
  }

  @Override
  void encode(InputBatch batch, int from, int rows, RowErrors errors) {
    InputColumn column = batch.column(feature.column());
    if (column instanceof TextColumn text && text.dictionarySize() > 0) {
      encodeDictionary(text, from, rows, errors);
      return;
    }
    for (int row = 0; row < rows; row++) {
      encodeRow(column, from + row, row, errors);
    }
  }

  private void encodeDictionary(TextColumn text, int from, int rows, RowErrors errors) {
    if (memo.length < text.dictionarySize()) {
      memo = new long[text.dictionarySize()];
    }
    generation++;
    for (int row = 0; row < rows; row++) {
      int entry = text.isNull(from + row) ? -1 : text.dictionaryIndex(from + row);
      if (entry >= 0 && memo[entry] >>> Integer.SIZE == generation) {
        int same = (int) memo[entry];
        buffer().copyRow(same, row);
        counts[row] = counts[same];
      } else if (encodeRow(text, from + row, row, errors) && entry >= 0) {
        memo[entry] = (long) generation << Integer.SIZE | row;
      }
    }
  }

  /** Whether the row has no error. */
  private boolean encodeRow(InputColumn column, int at, int row, RowErrors errors) {
    counts[row] = 0;
    boolean isNull = column.isNull(at);
    tokens.clear();
    if (!isNull) {
      read(column, at);
      tokens.shorten();
    }
    if (!feature.isList()) {
      return tokens.count() == 0 ? missingScalar(row, errors) : store(row, errors);
    }
    if (isNull && rejectsNull) {
      missingValue(row, errors);
      return false;
    }
    return store(row, errors);
  }

  private void read(InputColumn column, int at) {
    if (column instanceof TextColumn text) {
      text.read(at, slice);
      tokens.add(slice);
    } else if (column instanceof NumericColumn numbers) {
      tokens.add(numbers.longAt(at));
    } else if (column instanceof ListColumn lists) {
      InputColumn elements = lists.elements();
      int end = lists.start(at) + lists.length(at);
      for (int i = lists.start(at); i < end && !tokens.isFull(); i++) {
        readElement(elements, i);
      }
    }
  }

  private void readElement(InputColumn elements, int at) {
    if (elements.isNull(at)) {
      return;
    }
    if (elements instanceof TextColumn text) {
      text.read(at, slice);
      tokens.add(slice);
    } else if (elements instanceof NumericColumn numbers) {
      tokens.add(numbers.longAt(at));
    } else {
      throw unusable(name, "text or whole numbers");
    }
  }

  private boolean store(int row, RowErrors errors) {
    int count = tokens.count();
    if (found.length < count) {
      found = new int[count];
    }
    index.findAll(tokens.bytes(), tokens.starts(), tokens.lengths(), count, found);
    boolean known = true;
    for (int i = 0; i < count; i++) {
      if (found[i] == TokenIndex.NONE) {
        known &= feature.unknown() != Feature.Categories.NO_UNKNOWN;
        indices[i] = feature.unknown();
      } else {
        indices[i] = feature.offset() + found[i];
      }
    }
    if (!known) {
      unknown(row, errors);
      return false;
    }
    int width = buffer().width();
    if (count < width) {
      Arrays.fill(indices, count, width, feature.pad());
    }
    buffer().put(indices, width, row * width, 1);
    counts[row] = count;
    return true;
  }

  private boolean missingScalar(int row, RowErrors errors) {
    if (missing == MISSING_IS_ERROR) {
      missingValue(row, errors);
      return false;
    }
    buffer().put(missing, row);
    return true;
  }

  private void missingValue(int row, RowErrors errors) {
    errors.add(
        row,
        RowError.Code.MISSING_VALUE,
        () ->
            String.format(
                rejectsNull
                    ? "column '%s' is missing, and the input '%s' has 'missing: reject'"
                    : "column '%s' is missing, and the input '%s' declares no index for that:"
                        + " give 'missing' or 'unknown'",
                name,
                buffer().tensor().name()));
  }

  private void unknown(int row, RowErrors errors) {
    int token = 0;
    while (found[token] != TokenIndex.NONE) {
      token++;
    }
    String text = tokens.text(token);
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    errors.add(
        row,
        RowError.Code.UNKNOWN_CATEGORY,
        () ->
            String.format(
                "column '%s' has '%s', which is not in %s, and the input '%s' has no 'unknown'",
                name, shown, feature.tensor().from().vocabulary(), buffer().tensor().name()));
  }

  @Override
  long filler() {
    return feature.pad();
  }
}
