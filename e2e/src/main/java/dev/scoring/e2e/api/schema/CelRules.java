package dev.scoring.e2e.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.scoring.e2e.api.object.KubeError.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rules in the Common Expression Language, evaluated for real but typed loosely: a field that the
 * schema does not have is found when the rule runs and not when the definition is stored.
 */
public final class CelRules implements ValidationRules {
  private static final String RULES = "x-kubernetes-validations";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.strings(), CelExtensions.optional())
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .build();
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .addLibraries(CelExtensions.strings(), CelExtensions.optional())
          .build();
  private final Map<String, CelAbstractSyntaxTree> compiled = new ConcurrentHashMap<>();

  @Override
  public List<Cause> check(JsonNode schema) {
    List<Cause> causes = new ArrayList<>();
    check(schema, "spec.validation.openAPIV3Schema", causes);
    return causes;
  }

  private void check(JsonNode schema, String path, List<Cause> causes) {
    JsonNode rules = schema.path(RULES);
    for (int i = 0; i < rules.size(); i++) {
      try {
        compile(rules.get(i).path("rule").asText());
      } catch (CelValidationException e) {
        causes.add(
            Cause.invalid(
                path + "." + RULES + "[" + i + "].rule",
                rules.get(i).path("rule") + ": compilation failed: " + e.getMessage()));
      }
    }
    for (Map.Entry<String, JsonNode> p : schema.path("properties").properties()) {
      check(p.getValue(), path + ".properties[" + p.getKey() + "]", causes);
    }
    if (schema.has("items")) {
      check(schema.path("items"), path + ".items", causes);
    }
    if (schema.path("additionalProperties").isObject()) {
      check(schema.path("additionalProperties"), path + ".additionalProperties", causes);
    }
  }

  private CelAbstractSyntaxTree compile(String rule) throws CelValidationException {
    CelAbstractSyntaxTree known = compiled.get(rule);
    if (known == null) {
      known = compiler.compile(rule).getAst();
      compiled.put(rule, known);
    }
    return known;
  }

  @Override
  public List<Cause> evaluate(JsonNode schema, ObjectNode before, ObjectNode after) {
    List<Cause> causes = new ArrayList<>();
    evaluate(schema, "", before, after, causes);
    return causes;
  }

  private void evaluate(
      JsonNode schema, String path, JsonNode before, JsonNode after, List<Cause> causes) {
    if (after.isMissingNode() || after.isNull()) {
      return;
    }
    for (JsonNode rule : schema.path(RULES)) {
      evaluateRule(rule, path, before, after, causes);
    }
    for (Map.Entry<String, JsonNode> p : schema.path("properties").properties()) {
      String child = path.isEmpty() ? p.getKey() : path + "." + p.getKey();
      JsonNode old = before == null ? null : before.get(p.getKey());
      evaluate(p.getValue(), child, old, after.path(p.getKey()), causes);
    }
    if (schema.path("items").isObject()) {
      for (int i = 0; i < after.size(); i++) {
        evaluate(schema.path("items"), path + "[" + i + "]", null, after.get(i), causes);
      }
    }
    JsonNode additional = schema.path("additionalProperties");
    if (additional.isObject()) {
      for (Map.Entry<String, JsonNode> e : after.properties()) {
        JsonNode old = before == null ? null : before.get(e.getKey());
        evaluate(additional, path + "." + e.getKey(), old, e.getValue(), causes);
      }
    }
  }

  private void evaluateRule(
      JsonNode rule, String path, JsonNode before, JsonNode after, List<Cause> causes) {
    String text = rule.path("rule").asText();
    boolean transition = text.contains("oldSelf");
    if (transition && before == null) {
      return;
    }
    Map<String, Object> variables = new HashMap<>();
    variables.put("self", value(after));
    if (transition) {
      variables.put("oldSelf", value(before));
    }
    String field = path + rule.path("fieldPath").asText();
    try {
      Object held = runtime.createProgram(compile(text)).eval(variables);
      if (!Boolean.TRUE.equals(held)) {
        causes.add(failed(rule, field, message(rule, text, variables)));
      }
    } catch (CelEvaluationException | CelValidationException e) {
      causes.add(Cause.invalid(field, "rule evaluation error: " + e.getMessage()));
    }
  }

  private String message(JsonNode rule, String text, Map<String, Object> variables)
      throws CelEvaluationException, CelValidationException {
    String expression = rule.path("messageExpression").asText();
    if (!expression.isEmpty()) {
      return String.valueOf(runtime.createProgram(compile(expression)).eval(variables));
    }
    return rule.path("message").asText("failed rule: " + text);
  }

  private static Cause failed(JsonNode rule, String field, String message) {
    return switch (rule.path("reason").asText()) {
      case "FieldValueForbidden" -> Cause.forbidden(field, message);
      case "FieldValueRequired" ->
          new Cause("FieldValueRequired", field, "Required value: " + message);
      default -> Cause.invalid(field, message);
    };
  }

  /** Integers as CEL has them: 64 bits. */
  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new HashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), value(e.getValue())));
        yield map;
      }
      case ARRAY -> node.valueStream().map(CelRules::value).toList();
      case NUMBER -> node.isIntegralNumber() ? (Object) node.asLong() : node.asDouble();
      default -> JSON.convertValue(node, Object.class);
    };
  }
}
