package dev.scoring.contract.read;

import dev.scoring.contract.read.DocNode.Scalar;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Reads single values; never turns one kind silently into another. */
final class ScalarReader {

  /** A value, or why there is none. */
  sealed interface Read {
    record Ok(Object value) implements Read {}

    record Bad(String message) implements Read {}
  }

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          int.class, Integer.class,
          long.class, Long.class,
          double.class, Double.class,
          float.class, Float.class,
          boolean.class, Boolean.class);

  private ScalarReader() {}

  static Class<?> boxed(Class<?> type) {
    return BOXES.getOrDefault(type, type);
  }

  /** What a primitive component is when the document is silent. */
  static Object zero(Class<?> primitive) {
    if (primitive == boolean.class) {
      return false;
    }
    if (primitive == int.class) {
      return 0;
    }
    if (primitive == long.class) {
      return 0L;
    }
    return primitive == float.class ? (Object) 0f : (Object) 0d;
  }

  /** Reads a scalar that is not null as {@code type}; empty when it is no type of scalars. */
  static Optional<Read> read(Scalar scalar, Class<?> type) {
    Class<?> boxed = boxed(type);
    if (boxed == String.class) {
      return Optional.of(text(scalar));
    }
    if (boxed == Boolean.class) {
      return Optional.of(bool(scalar));
    }
    if (boxed == Integer.class) {
      return Optional.of(whole(scalar, Integer.MIN_VALUE, Integer.MAX_VALUE, boxed));
    }
    if (boxed == Long.class) {
      return Optional.of(whole(scalar, Long.MIN_VALUE, Long.MAX_VALUE, boxed));
    }
    if (boxed == Double.class || boxed == Float.class) {
      return Optional.of(real(scalar, boxed));
    }
    return Optional.empty();
  }

  /** Reads a scalar as what it looks like: null, Boolean, Integer, Long, Double or String. */
  static Read natural(Scalar scalar) {
    return switch (scalar.kind()) {
      case TEXT -> new Read.Ok(scalar.text());
      case NULL -> new Read.Ok(null);
      case BOOLEAN -> bool(scalar);
      case INTEGER -> {
        Read asInt = whole(scalar, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.class);
        yield asInt instanceof Read.Ok
            ? asInt
            : whole(scalar, Long.MIN_VALUE, Long.MAX_VALUE, Long.class);
      }
      case REAL -> real(scalar, Double.class);
      case MAYBE_BOOLEAN, MAYBE_NUMBER ->
          new Read.Bad(
              Shown.quoted(scalar.text())
                  + " is taken for "
                  + scalar.kind().description()
                  + "; write true, false or a decimal number, or \""
                  + Shown.plain(scalar.text())
                  + "\" in quotes for text");
    };
  }

  private static Read text(Scalar scalar) {
    if (scalar.kind() == PlainKind.TEXT) {
      return new Read.Ok(scalar.text());
    }
    return new Read.Bad(
        Shown.quoted(scalar.text())
            + " is taken for "
            + scalar.kind().description()
            + " where text is wanted; write \""
            + Shown.plain(scalar.text())
            + "\" in quotes");
  }

  private static Read bool(Scalar scalar) {
    return scalar.kind() == PlainKind.BOOLEAN
        ? new Read.Ok(Boolean.parseBoolean(scalar.text()))
        : new Read.Bad(Shown.quoted(scalar.text()) + " is not true or false" + unquote(scalar));
  }

  private static Read whole(Scalar scalar, long least, long most, Class<?> boxed) {
    if (scalar.kind() != PlainKind.INTEGER) {
      return new Read.Bad(
          Shown.quoted(scalar.text())
              + " is not a whole number in decimal digits"
              + unquote(scalar));
    }
    if (scalar.text().length() <= 20) {
      BigInteger value = new BigInteger(scalar.text());
      if (value.bitLength() < 64 && value.longValue() >= least && value.longValue() <= most) {
        long number = value.longValue();
        return new Read.Ok(boxed == Integer.class ? (Object) (int) number : (Object) number);
      }
    }
    return new Read.Bad(
        Shown.plain(scalar.text()) + " is outside the range of " + least + " to " + most);
  }

  private static Read real(Scalar scalar, Class<?> boxed) {
    PlainKind kind = scalar.kind();
    if (kind != PlainKind.INTEGER && kind != PlainKind.REAL) {
      return new Read.Bad(
          Shown.quoted(scalar.text()) + " is not a decimal number" + unquote(scalar));
    }
    double value = Double.parseDouble(scalar.text());
    boolean single = boxed == Float.class;
    if (Double.isInfinite(single ? (float) value : value)) {
      return new Read.Bad(
          Shown.plain(scalar.text())
              + " is too large for a number of "
              + (single ? 32 : 64)
              + " bits");
    }
    return new Read.Ok(single ? (Object) (float) value : (Object) value);
  }

  private static String unquote(Scalar scalar) {
    boolean fits = scalar.quoted() && PlainKind.of(scalar.text()) != PlainKind.TEXT;
    return fits ? "; write it without quotes" : "";
  }
}
