package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.ResourceType;

/** What the server itself adds to a document before it is stored, and what it refuses. */
@FunctionalInterface
public interface Admission {

  /**
   * Completes or refuses a document in place.
   *
   * @param before the stored object; null on creation
   */
  void admit(ResourceType type, ObjectNode before, ObjectNode after);
}
