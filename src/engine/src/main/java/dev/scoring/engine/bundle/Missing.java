package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What stands in for a value that is not there. */
public sealed interface Missing {

  /** Nothing: the row is set aside. */
  record Reject() implements Missing {
    private static final Reject INSTANCE = new Reject();
  }

  /** A number: a feature's value before standardising, or a category's index. */
  record Constant(double value) implements Missing {}

  /** Sets the row aside. */
  static Missing reject() {
    return Reject.INSTANCE;
  }

  /** A number. */
  static Missing constant(double value) {
    return new Constant(value);
  }

  /**
   * Reads the bundle's form.
   *
   * @throws IllegalArgumentException when {@code json} is neither a number nor {@code "reject"}
   */
  @JsonCreator
  static Missing fromJson(Object json) {
    if (json instanceof Number number) {
      return constant(number.doubleValue());
    }
    if ("reject".equals(json)) {
      return reject();
    }
    throw new IllegalArgumentException("must be a number or reject");
  }

  /** The bundle's form: a number or {@code "reject"}. */
  @JsonValue
  default Object toJson() {
    return this instanceof Constant c ? c.value() : "reject";
  }
}
