package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalInt;

/** A positive number, or {@code Auto}: measured on the machine that runs. */
public sealed interface Count {

  /** Measured on the machine that runs. */
  record Auto() implements Count {
    private static final Auto INSTANCE = new Auto();
  }

  /**
   * Declared.
   *
   * @param value at least 1
   */
  record Fixed(int value) implements Count {}

  /** {@code Auto}. */
  static Count auto() {
    return Auto.INSTANCE;
  }

  /** A declared number; its range is checked where the spec is validated. */
  static Count of(int value) {
    return new Fixed(value);
  }

  /**
   * Reads the manifest's form.
   *
   * @throws IllegalArgumentException when {@code json} is neither a whole number nor {@code "Auto"}
   */
  @JsonCreator
  static Count fromJson(Object json) {
    if (json instanceof Integer value) {
      return of(value);
    }
    if ("Auto".equals(json)) {
      return auto();
    }
    throw new IllegalArgumentException("must be a whole number or Auto");
  }

  /** The manifest's form: an integer or {@code "Auto"}. */
  @JsonValue
  default Object toJson() {
    return this instanceof Fixed f ? f.value() : "Auto";
  }

  /** The declared number; empty for {@code Auto}. */
  default OptionalInt fixed() {
    return this instanceof Fixed f ? OptionalInt.of(f.value()) : OptionalInt.empty();
  }
}
