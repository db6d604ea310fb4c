package dev.scoring.e2e.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError.Cause;
import java.util.List;

/** The {@code x-kubernetes-validations} of a schema. */
public interface ValidationRules {

  /** Rules that do not compile; empty when all do. */
  List<Cause> check(JsonNode schema);

  /**
   * Rules that do not hold.
   *
   * @param before the stored object, for rules that name {@code oldSelf}; null on creation
   */
  List<Cause> evaluate(JsonNode schema, ObjectNode before, ObjectNode after);
}
