package dev.scoring.runner.input;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.InputSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The reader options that reach Spark's readers. */
public final class ReaderOptions {
  private static final String NO_LOSS = "would lose rows uncounted; leave it out";
  private static final String OWN_LISTING =
      "is not supported, for the runner lists the input itself; use globs in spec.input.uri";
  private static final String OWN_SCHEMA =
      "is not supported, for every file must have one schema; declare spec.input.schema";
  private static final Map<String, String> REFUSED =
      Map.of(
          "ignorecorruptfiles", NO_LOSS,
          "ignoremissingfiles", NO_LOSS,
          "pathglobfilter", OWN_LISTING,
          "recursivefilelookup", OWN_LISTING,
          "modifiedbefore", OWN_LISTING,
          "modifiedafter", OWN_LISTING,
          "mergeschema", OWN_SCHEMA,
          "inferschema", OWN_SCHEMA,
          "samplingratio", OWN_SCHEMA);

  private ReaderOptions() {}

  /** Every option that cannot be honoured; {@code false} for a switch is harmless. */
  public static List<Finding> check(InputSpec input) {
    List<Finding> findings = new ArrayList<>();
    new TreeMap<>(input.options())
        .forEach(
            (key, value) -> {
              String why = refusal(key.toLowerCase(Locale.ROOT), value);
              if (why != null) {
                findings.add(new Finding("spec.input.options." + key, "'" + value + "' " + why));
              }
            });
    return findings;
  }

  private static String refusal(String key, String value) {
    if (key.equals("mode") && value.equalsIgnoreCase("DROPMALFORMED")) {
      return NO_LOSS;
    }
    return value.equalsIgnoreCase("false") ? null : REFUSED.get(key);
  }

  /**
   * The options for Spark: the user's, with {@code mode=FAILFAST} for text formats unless declared,
   * and CSV headers checked against the schema in each file instead of being skipped.
   */
  public static Map<String, String> effective(InputSpec input) {
    TreeMap<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (input.format() == DataFormat.CSV || input.format() == DataFormat.JSON) {
      options.put("mode", "FAILFAST");
    }
    if (input.format() == DataFormat.CSV) {
      options.put("enforceSchema", "false");
    }
    options.putAll(input.options());
    return options;
  }

  /** Whether CSV files begin with the names of their columns. */
  static boolean header(Map<String, String> options) {
    return options.entrySet().stream()
        .anyMatch(
            o -> o.getKey().equalsIgnoreCase("header") && "true".equalsIgnoreCase(o.getValue()));
  }
}
