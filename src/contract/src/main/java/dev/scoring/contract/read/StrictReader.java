package dev.scoring.contract.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads documents into records and leaves nothing to guess: every unknown, missing, repeated or
 * wrongly typed field is found, all of them at once and in the document's order.
 *
 * <p>The schema is the type itself: record components (named by {@code @JsonProperty} if at all,
 * {@code required = true} where they must be there), enums (constants named by
 * {@code @JsonProperty} or {@code @JsonValue}), types with a static {@code @JsonCreator} of one
 * parameter, {@code List}, {@code Map<String, ...>}, text, boxed and primitive numbers and
 * booleans, and {@code JsonNode} for what has no schema. An absent or null field reaches the
 * record's constructor as null (a primitive as zero).
 *
 * <p>Text is taken as text only when it is quoted or cannot be anything else: {@code no}, {@code
 * 010} and {@code 7} want quotes. YAML aliases are written out within the limits; tags and merge
 * keys are refused. Thread-safe.
 */
public final class StrictReader {

  private StrictReader() {}

  /** Reads one YAML document within {@link ReadLimits#manifest()}. */
  public static <T> ReadResult<T> yaml(String text, Class<T> type) {
    return yaml(text, type, ReadLimits.manifest());
  }

  /** Reads one YAML document. */
  public static <T> ReadResult<T> yaml(String text, Class<T> type, ReadLimits limits) {
    return yaml(text, type, limits, value -> List.of());
  }

  /**
   * Reads one YAML document and holds it against rules that no type expresses.
   *
   * @param rules what else is wrong with a value; its findings are put into the document's order.
   *     Called at most once, also when the document has other findings: fields that could not be
   *     read are null then, and what the rules say about them or their neighbours is dropped
   * @return the value, or everything that is wrong; never throws for what {@code text} holds
   */
  public static <T> ReadResult<T> yaml(
      String text, Class<T> type, ReadLimits limits, Function<T, List<Finding>> rules) {
    return tooLarge(text, limits)
        .<ReadResult<T>>map(StrictReader::refused)
        .orElseGet(() -> bind(YamlTree.parse(text, limits), type, rules));
  }

  /** Reads one JSON document within {@link ReadLimits#manifest()}. */
  public static <T> ReadResult<T> json(String text, Class<T> type) {
    return json(text, type, ReadLimits.manifest());
  }

  /** Reads one JSON document. */
  public static <T> ReadResult<T> json(String text, Class<T> type, ReadLimits limits) {
    return tooLarge(text, limits)
        .<ReadResult<T>>map(StrictReader::refused)
        .orElseGet(() -> bind(JsonTree.parse(text, limits), type, value -> List.of()));
  }

  private static Optional<String> tooLarge(String text, ReadLimits limits) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= limits.bytes()
        ? Optional.empty()
        : Optional.of(
            "the document has "
                + bytes
                + " bytes; at most "
                + limits.bytes()
                + " are read, make it smaller");
  }

  private static <T> ReadResult<T> bind(
      Parsed parsed, Class<T> type, Function<T, List<Finding>> rules) {
    return parsed instanceof Parsed.Tree tree
        ? bind(tree.root(), type, rules)
        : refused(((Parsed.Refused) parsed).message());
  }

  private static <T> ReadResult<T> bind(
      DocNode root, Class<T> type, Function<T, List<Finding>> rules) {
    Findings findings = new Findings();
    Optional<T> value = new Binder(findings).bind(root, type, "").map(type::cast);
    value.ifPresent(v -> findings.addRules(rules.apply(v)));
    return findings.isEmpty()
        ? new ReadResult.Valid<>(value.orElseThrow())
        : new ReadResult.Invalid<>(findings.inOrder());
  }

  private static <T> ReadResult<T> refused(String message) {
    return new ReadResult.Invalid<>(List.of(new Finding("", message)));
  }
}
