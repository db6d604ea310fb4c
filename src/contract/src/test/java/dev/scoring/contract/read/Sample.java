package dev.scoring.contract.read;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A document type with one field of every kind that the reader knows. */
record Sample(
    @JsonProperty(required = true) String name,
    @JsonProperty("class") String kind,
    Integer small,
    Long large,
    Double real,
    Boolean flag,
    int plain,
    Color color,
    List<String> words,
    List<Inner> inners,
    Map<String, String> options,
    Map<String, Integer> counts,
    JsonNode free,
    Even even) {

  enum Color {
    @JsonProperty("red")
    RED,
    @JsonProperty("green")
    GREEN
  }

  record Inner(@JsonProperty(required = true) String name, Long size) {

    Inner {
      if (size != null && size < 0) {
        throw new IllegalArgumentException("is of negative size");
      }
    }
  }

  record Even(int value) {
    @JsonCreator
    static Even of(Object json) {
      if (json instanceof Integer i && i % 2 == 0) {
        return new Even(i);
      }
      throw new IllegalArgumentException("must be an even number");
    }
  }
}
