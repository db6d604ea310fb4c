package dev.scoring.runner.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scoring.contract.spec.BadRows;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.Precision;
import dev.scoring.contract.spec.ScoringSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds what of a spec makes a run the run it is. Left out, since they change nothing of what is
 * written: threads, batch size, tolerance, row minimum, how an existing output is treated and how
 * the output is published.
 */
public final class RunIdentities {
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
          .build();

  private RunIdentities() {}

  /**
   * Where a spec's URIs lead, so that one place has one name.
   *
   * @param modelDigest the digest of the bundle that {@code model.uri} holds now
   * @param inputs the input locations, qualified with scheme and authority
   * @param output the output folder, qualified likewise
   */
  public record Places(String modelDigest, List<String> inputs, String output) {
    public Places {
      inputs = List.copyOf(inputs);
    }
  }

  /** The identity of the run that a spec describes. */
  public static RunIdentity of(ScoringSpec spec, Places places) {
    TreeMap<String, String> fields = new TreeMap<>();
    put(fields, "model.digest", places.modelDigest());
    input(fields, spec.input(), places);
    output(fields, spec.output(), places);
    if (!spec.policy().badRows().equals(BadRows.fail())) {
      put(fields, "policy.badRows", spec.policy().badRows());
    }
    if (spec.policy().precision() != Precision.FLOAT32) {
      put(fields, "policy.precision", spec.policy().precision());
    }
    return new RunIdentity(fields);
  }

  private static void input(Map<String, String> fields, InputSpec input, Places places) {
    put(fields, "input.uris", places.inputs().stream().sorted().distinct().toList());
    put(fields, "input.format", input.format());
    put(fields, "input.schema", input.schema());
    put(fields, "input.options", input.options());
    put(fields, "input.filter", input.filter());
    put(fields, "input.optionalColumns", input.optionalColumns().stream().sorted().toList());
  }

  private static void output(Map<String, String> fields, OutputSpec output, Places places) {
    put(fields, "output.uri", places.output());
    put(fields, "output.format", output.format());
    put(fields, "output.columns", output.columns());
    put(fields, "output.scores", output.scores());
    put(fields, "output.emit", output.emit());
    put(fields, "output.compression", output.compression());
    put(fields, "output.targetFileBytes", output.targetFileBytes());
    put(fields, "output.partitionBy", output.partitionBy());
    put(fields, "output.options", output.options());
    if (!output.metadata().equals(MetadataColumns.none())) {
      put(fields, "output.metadata", output.metadata());
    }
  }

  private static void put(Map<String, String> fields, String path, Object value) {
    boolean absent =
        value == null
            || (value instanceof Collection<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty());
    if (absent) {
      return;
    }
    try {
      fields.put(path, CANONICAL.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(path + " has no JSON form", e);
    }
  }
}
