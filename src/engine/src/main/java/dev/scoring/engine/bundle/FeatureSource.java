package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Where an input tensor's values come from: {@code from} in {@code model.yaml}. Exactly one of
 * {@code column}, {@code columns}, {@code maskOf} and {@code lengthOf} is set. With one of {@code
 * vocabulary}, {@code buckets} and {@code size} the values are categories and the tensor holds
 * their indices; without, they are numbers.
 *
 * @param column one input column
 * @param columns several numeric scalar columns, one for each element of a shape [n]
 * @param maskOf another input, of categories: 1 where a token is, 0 where padding is
 * @param lengthOf another input, of categories: how many tokens a row has, padding not counted
 * @param split the text that separates a text column's tokens; categories only
 * @param normalize what is done to each token, in this order; categories only
 * @param vocabulary file of one token a line: line k, from 0, has index offset + k
 * @param buckets number of hash buckets: index offset + hash mod buckets
 * @param size bound of whole numbers that are indices themselves: value v, 0 to size - 1, has index
 *     offset + v
 * @param offset first index of the vocabulary, buckets or numbers; 0 when absent
 * @param unknown index of a token without one; such a token is an error of the row when absent
 * @param pad index that fills a row with fewer tokens than shape [n] has
 * @param keep which tokens of a longer row stay; the first when absent
 * @param missing what stands for a null; numbers: 0 when absent; see docs/model-bundle.md for
 *     categories
 * @param nanIsMissing whether NaN counts as missing; false when absent
 * @param standardize JSON file of {@code mean} and {@code std}, one for each element of a row
 */
public record FeatureSource(
    String column,
    List<String> columns,
    String maskOf,
    String lengthOf,
    String split,
    List<Normalization> normalize,
    String vocabulary,
    Integer buckets,
    Long size,
    Long offset,
    Long unknown,
    Long pad,
    Keep keep,
    Missing missing,
    Boolean nanIsMissing,
    String standardize) {

  public FeatureSource {
    columns = columns == null ? null : List.copyOf(columns);
    normalize = normalize == null ? List.of() : List.copyOf(normalize);
  }

  /** The columns read, in order; none for a mask or a length. */
  @JsonIgnore
  public List<String> reads() {
    if (columns != null) {
      return columns;
    }
    return column == null ? List.of() : List.of(column);
  }

  /** Whether the values are categories, looked up, hashed or indices themselves. */
  @JsonIgnore
  public boolean isCategorical() {
    return vocabulary != null || buckets != null || size != null;
  }
}
