package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A file format of input and output. */
public enum DataFormat {
  /** Apache Parquet; read and written by columns. */
  @JsonProperty("parquet")
  PARQUET,
  /** Apache ORC; read and written by columns. */
  @JsonProperty("orc")
  ORC,
  /** Delimited text, one row a line unless {@code multiLine} is set. */
  @JsonProperty("csv")
  CSV,
  /** JSON, one object a line unless {@code multiLine} is set. */
  @JsonProperty("json")
  JSON;

  /** The name as manifests and Spark spell it. */
  public String id() {
    return switch (this) {
      case PARQUET -> "parquet";
      case ORC -> "orc";
      case CSV -> "csv";
      case JSON -> "json";
    };
  }
}
