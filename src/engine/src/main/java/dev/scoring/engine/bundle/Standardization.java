package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Mean and standard deviation of each element of a row: the file that {@code standardize} names.
 *
 * @param mean one finite number for each element
 * @param std one finite number above 0 for each element
 */
public record Standardization(
    @JsonProperty(required = true) List<Double> mean,
    @JsonProperty(required = true) List<Double> std) {

  public Standardization {
    mean = mean == null ? List.of() : mean.stream().filter(Objects::nonNull).toList();
    std = std == null ? List.of() : std.stream().filter(Objects::nonNull).toList();
  }

  /** Reads the file's text and holds it against the number of elements of a row. */
  static ReadResult<Standardization> read(String json, int width) {
    ReadResult<Standardization> read = StrictReader.json(json, Standardization.class);
    return read instanceof ReadResult.Valid<Standardization> valid
        ? valid.value().checked(width)
        : read;
  }

  private ReadResult<Standardization> checked(int width) {
    List<Finding> findings = new ArrayList<>();
    checkLength("mean", mean, width, findings);
    checkLength("std", std, width, findings);
    for (int i = 0; i < mean.size(); i++) {
      if (!Double.isFinite(mean.get(i))) {
        findings.add(new Finding("mean[" + i + "]", "is " + mean.get(i) + "; it must be finite"));
      }
    }
    for (int i = 0; i < std.size(); i++) {
      if (!Double.isFinite(std.get(i)) || std.get(i) <= 0) {
        findings.add(
            new Finding("std[" + i + "]", "is " + std.get(i) + "; it must be finite and above 0"));
      }
    }
    return findings.isEmpty() ? new ReadResult.Valid<>(this) : new ReadResult.Invalid<>(findings);
  }

  private static void checkLength(String name, List<Double> values, int width, List<Finding> to) {
    if (values.size() != width) {
      to.add(
          new Finding(name, "has " + values.size() + " numbers; a row of the tensor has " + width));
    }
  }
}
