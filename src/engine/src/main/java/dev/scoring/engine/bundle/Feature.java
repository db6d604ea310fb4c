package dev.scoring.engine.bundle;

import dev.scoring.engine.vocabulary.TokenIndex;
import java.util.List;
import java.util.Optional;

/** How one input tensor is made, with the files it needs read. Immutable and thread-safe. */
public sealed interface Feature {

  /** The tensor's declaration. */
  InputTensor tensor();

  /**
   * Numbers.
   *
   * @param columns ordinals in {@link ModelBundle#columns}: one, or one for each element of a row
   * @param source what the columns stand for
   * @param missing what stands for a null
   * @param standardization of each element; empty to take values as they are
   */
  record Numbers(
      InputTensor tensor,
      List<Integer> columns,
      Source source,
      Missing missing,
      Optional<Standardization> standardization)
      implements Feature {
    public Numbers {
      columns = List.copyOf(columns);
    }

    /** Whether NaN is replaced as a null is. */
    public boolean nanIsMissing() {
      return Boolean.TRUE.equals(tensor.from().nanIsMissing());
    }
  }

  /** What the columns of {@link Numbers} stand for. */
  enum Source {
    /** Each column is a scalar and gives one element of a row. */
    SCALARS,
    /** The one column is an array, or for a shape [1] a scalar, and gives a row. */
    ARRAY
  }

  /**
   * Categories.
   *
   * @param column ordinal in {@link ModelBundle#columns}
   * @param index finds a token's index; empty when numbers are indices themselves
   * @param indices how many indices there are from {@code offset} on
   */
  record Categories(InputTensor tensor, int column, Optional<TokenIndex> index, long indices)
      implements Feature {

    /** What {@link #unknown} is when such a token is an error of its row. */
    public static final long NO_UNKNOWN = -1;

    /** The first index. */
    public long offset() {
      return tensor.from().offset() == null ? 0 : tensor.from().offset();
    }

    /** The index of a token without one, or {@link #NO_UNKNOWN}. */
    public long unknown() {
      return tensor.from().unknown() == null ? NO_UNKNOWN : tensor.from().unknown();
    }

    /** The index that fills a list up; 0 where nothing is filled. */
    public long pad() {
      return tensor.from().pad() == null ? 0 : tensor.from().pad();
    }

    /** Whether a row has a list of tokens rather than one. */
    public boolean isList() {
      return !tensor.shape().isEmpty();
    }
  }

  /** 1 where another input has a token. */
  record Mask(InputTensor tensor, int input) implements Feature {}

  /** How many tokens another input has. */
  record Length(InputTensor tensor, int input) implements Feature {}
}
