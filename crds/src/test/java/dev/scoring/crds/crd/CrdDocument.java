package dev.scoring.crds.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.crds.ScoringJobSpec;
import dev.scoring.crds.ScoringJobStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** The CustomResourceDefinition that the records describe. */
final class CrdDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME_RULE =
      "[{\"rule\": \"size(self.metadata.name) <= 40 &&"
          + " self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')\","
          + " \"message\": \"metadata.name: 1 to 40 lower-case letters, digits and hyphens, beginning"
          + " with a letter and not ending with a hyphen\"}]";
  private static final String COLUMNS =
      """
      [
        {"name": "Phase", "type": "string", "jsonPath": ".status.phase",
         "description": "Where the job is."},
        {"name": "Percent", "type": "integer", "jsonPath": ".status.progress.percent",
         "description": "Whole percent of the input's bytes."},
        {"name": "Rows/s", "type": "integer", "jsonPath": ".status.progress.rowsPerSecond",
         "description": "Rows read in a second."},
        {"name": "Attempts", "type": "integer", "jsonPath": ".status.attempts",
         "description": "Attempts begun."},
        {"name": "Reason", "type": "string", "jsonPath": ".status.lastFailure.reason",
         "description": "Why the last attempt failed.", "priority": 1},
        {"name": "Driver", "type": "string", "jsonPath": ".status.driverPod",
         "description": "The current attempt's driver pod.", "priority": 1},
        {"name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp",
         "description": "Time since the job was created."}
      ]
      """;

  private final ObjectNode document;
  private final Set<String> unusedBounds;

  private CrdDocument(ObjectNode document, Set<String> unusedBounds) {
    this.document = document;
    this.unusedBounds = unusedBounds;
  }

  static CrdDocument generate() {
    TypeSchemas schemas = new TypeSchemas(JSON, resource("bounds.json"));
    ObjectNode spec = schemas.of(ScoringJobSpec.class);
    spec.set("x-kubernetes-validations", rules());
    ObjectNode status = schemas.of(ScoringJobStatus.class);
    ObjectNode root = JSON.createObjectNode();
    root.put("type", "object");
    root.put("description", "Scores every row of an input with a model, exactly once.");
    root.putArray("required").add("spec");
    root.set("x-kubernetes-validations", parsed(NAME_RULE));
    ObjectNode properties = root.putObject("properties");
    properties.putObject("apiVersion").put("type", "string");
    properties.putObject("kind").put("type", "string");
    properties.putObject("metadata").put("type", "object");
    properties.set("spec", spec);
    properties.set("status", status);
    return new CrdDocument(definition(root), schemas.unused());
  }

  /** The rules of {@code spec}. */
  static JsonNode rules() {
    return resource("rules.json");
  }

  ObjectNode document() {
    return document;
  }

  /** Bounds that belong to no component. */
  Set<String> unusedBounds() {
    return unusedBounds;
  }

  private static ObjectNode definition(ObjectNode schema) {
    ObjectNode crd = JSON.createObjectNode();
    crd.put("apiVersion", "apiextensions.k8s.io/v1");
    crd.put("kind", "CustomResourceDefinition");
    crd.putObject("metadata").put("name", "scoringjobs.scoring.dev");
    ObjectNode spec = crd.putObject("spec");
    spec.put("group", "scoring.dev");
    ObjectNode names = spec.putObject("names");
    names.put("kind", "ScoringJob");
    names.put("listKind", "ScoringJobList");
    names.put("plural", "scoringjobs");
    names.put("singular", "scoringjob");
    names.putArray("shortNames").add("sj");
    names.putArray("categories").add("scoring");
    spec.put("scope", "Namespaced");
    ObjectNode version = spec.putArray("versions").addObject();
    version.put("name", "v1alpha1");
    version.put("served", true);
    version.put("storage", true);
    version.set("additionalPrinterColumns", parsed(COLUMNS));
    version.putObject("subresources").putObject("status");
    version.putObject("schema").set("openAPIV3Schema", schema);
    return crd;
  }

  private static JsonNode resource(String name) {
    try (InputStream in = CrdDocument.class.getResourceAsStream(name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
