package dev.scoring.runner.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that decides what a run writes: model content, input, output and row policy. Two runs
 * with equal fields are the same run, whatever their threads, memory or batch size.
 *
 * @param fields canonical JSON text of each field by its manifest path without {@code spec.}; a
 *     field that is absent or at its default is left out
 */
public record RunIdentity(SortedMap<String, String> fields) {

  public RunIdentity {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  @JsonCreator
  static RunIdentity of(Map<String, String> fields) {
    return new RunIdentity(new TreeMap<>(fields));
  }

  @JsonValue
  SortedMap<String, String> toJson() {
    return fields;
  }

  /**
   * The run id: the first 32 hexadecimal digits of the SHA-256 of {@code path=value} lines in the
   * order of their paths.
   */
  public String runId() {
    return Sha256.hex(fields).substring(0, 32);
  }

  /** Paths of the fields in which another run differs, in their order. */
  public List<String> differences(RunIdentity other) {
    TreeSet<String> paths = new TreeSet<>(fields.keySet());
    paths.addAll(other.fields.keySet());
    paths.removeIf(path -> Objects.equals(fields.get(path), other.fields.get(path)));
    return List.copyOf(paths);
  }
}
