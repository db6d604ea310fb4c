package dev.scoring.crds.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of {@code spec}, as the API server evaluates them. */
class RulesTest {

  private static final Cel CEL =
      CelFactory.standardCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addCompilerLibraries(CelExtensions.strings())
          .addRuntimeLibraries(CelExtensions.strings())
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .build();

  static Stream<Path> refused() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/test/resources/dev/scoring/crds/crd/refused"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aBrokenRuleGivesItsMessageAlone(Path file) throws IOException {
    JsonNode example = read(Files.readString(file));

    assertThat(broken(example.get("spec"), example.get("before")))
        .containsExactly(example.get("message").textValue());
    if (example.has("before")) {
      assertThat(broken(example.get("before"), null)).isEmpty();
    }
  }

  @Test
  void eachRuleHasAnExampleThatBreaksIt() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : refused().toList()) {
      shown.add(read(Files.readString(file)).get("message").textValue());
    }

    assertThat(CrdDocument.rules())
        .allSatisfy(rule -> assertThat(shown).contains(rule.get("message").textValue()));
  }

  @Test
  void resourcesChangeWhileTheJobIsSuspended() {
    JsonNode before =
        read(
            """
            {model: {uri: m}, input: {uri: i, format: csv}, output: {uri: o, format: csv},
             suspend: true, executor: {memory: 2Gi}, image: "a:1"}
            """);
    JsonNode after =
        read(
            """
            {model: {uri: m}, input: {uri: i, format: csv}, output: {uri: o, format: csv},
             suspend: false, executor: {memory: 4Gi}, driver: {cores: 2}, backoffLimit: 5,
             sparkConf: {spark.x: "1"}, serviceAccountName: x, activeDeadlineSeconds: 9}
            """);

    assertThat(broken(after, before)).isEmpty();
  }

  private static List<String> broken(JsonNode spec, JsonNode before) {
    List<String> messages = new ArrayList<>();
    for (JsonNode rule : CrdDocument.rules()) {
      String expression = rule.get("rule").textValue();
      boolean transition = expression.contains("oldSelf");
      if ((!transition || before != null) && !holds(expression, spec, before)) {
        messages.add(rule.get("message").textValue());
      }
    }
    return messages;
  }

  private static boolean holds(String expression, JsonNode spec, JsonNode before) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("self", value(spec));
    if (before != null) {
      variables.put("oldSelf", value(before));
    }
    try {
      return (Boolean) CEL.createProgram(CEL.compile(expression).getAst()).eval(variables);
    } catch (CelValidationException | CelEvaluationException e) {
      throw new AssertionError(expression, e);
    }
  }

  /** CEL knows no 32-bit numbers. */
  private static Object value(JsonNode json) {
    if (json.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      json.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
      return map;
    }
    if (json.isArray()) {
      List<Object> list = new ArrayList<>();
      json.forEach(item -> list.add(value(item)));
      return list;
    }
    if (json.isIntegralNumber()) {
      return json.longValue();
    }
    return json.isBoolean() ? (Object) json.booleanValue() : json.textValue();
  }

  private static JsonNode read(String yaml) {
    return ((ReadResult.Valid<JsonNode>) StrictReader.yaml(yaml, JsonNode.class)).value();
  }
}
