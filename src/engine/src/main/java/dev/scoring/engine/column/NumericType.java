package dev.scoring.engine.column;

/** How a {@link NumericColumn} stores its values. */
public enum NumericType {
  BOOLEAN,
  INT8,
  INT16,
  INT32,
  INT64,
  FLOAT32,
  FLOAT64,
  DECIMAL,
  DATE,
  TIMESTAMP
}
