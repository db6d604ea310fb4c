package dev.scoring.crds.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrdTest {

  private static final Path COMMITTED = Path.of("scoringjobs.scoring.dev-v1.yaml");
  private static final int MOST_BYTES = 256 * 1024;

  @Test
  void theCommittedDefinitionIsWhatTheRecordsSay() throws IOException {
    String generated = YamlText.of(CrdDocument.generate().document());
    if (Boolean.getBoolean("crd.write")) {
      Files.writeString(COMMITTED, generated);
    }

    assertThat(Files.readString(COMMITTED))
        .as(
            "make it again with: mvn -pl crds -am test -Dtest=CrdTest -Dcrd.write=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(generated);
  }

  @Test
  void theYamlSaysWhatTheDocumentSays() {
    JsonNode document = CrdDocument.generate().document();

    assertThat(StrictReader.yaml(YamlText.of(document), JsonNode.class))
        .isEqualTo(new ReadResult.Valid<>(document));
  }

  @Test
  void aPlainApplyCanHoldIt() throws IOException {
    byte[] json = new ObjectMapper().writeValueAsBytes(CrdDocument.generate().document());

    assertThat(json).hasSizeLessThan(MOST_BYTES);
    assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"shortNames\":[\"sj\"]");
  }

  @Test
  void everyFieldIsDescribedAndEveryTextListAndMapIsBounded() {
    List<String> wrong = new ArrayList<>();
    JsonNode schema =
        CrdDocument.generate().document().at("/spec/versions/0/schema/openAPIV3Schema/properties");

    check("spec", schema.get("spec"), wrong);
    check("status", schema.get("status"), wrong);

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyBoundBelongsToAField() {
    assertThat(CrdDocument.generate().unusedBounds()).isEmpty();
  }

  private static void check(String path, JsonNode schema, List<String> wrong) {
    if (schema.path("description").asText().length() < 10 && !path.matches(".*(\\[\\]|\\{\\})")) {
      wrong.add(path + " is not described");
    }
    String type = schema.path("type").asText();
    String bound =
        switch (type) {
          case "string" -> "maxLength";
          case "array" -> "maxItems";
          case "object" -> schema.has("additionalProperties") ? "maxProperties" : "type";
          default -> "description";
        };
    if (!schema.has(bound) && !path.endsWith("[]")) {
      wrong.add(path + " has no " + bound);
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> check(path + "." + field.getKey(), field.getValue(), wrong));
    if (schema.has("items")) {
      check(path + "[]", schema.get("items"), wrong);
    }
    if (schema.has("additionalProperties")) {
      check(path + "{}", schema.get("additionalProperties"), wrong);
    }
  }
}
