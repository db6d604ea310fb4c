package dev.scoring.contract.spec;

import dev.scoring.contract.read.Finding;
import java.util.List;
import java.util.Map;

/** Rules of {@code input}. */
final class InputRules {

  private static final int MOST_LOCATIONS = 1000;
  private static final int LONGEST_SCHEMA = 262_144;
  private static final int MOST_COLUMNS = 5000;

  private InputRules() {}

  static void check(InputSpec input, List<Finding> found) {
    locations(input, found);
    Texts.bounded("input.schema", input.schema(), LONGEST_SCHEMA, found);
    Texts.options("input.options", input.options(), found);
    mode(input, found);
    Texts.bounded("input.filter", input.filter(), Texts.LONGEST_EXPRESSION, found);
    Texts.names("input.optionalColumns", input.optionalColumns(), MOST_COLUMNS, found);
  }

  private static void locations(InputSpec input, List<Finding> found) {
    if (input.uri() == null && input.uris().isEmpty()) {
      found.add(
          new Finding("input.uri", "is required; name one place here, or several in input.uris"));
    }
    if (input.uri() != null && !input.uris().isEmpty()) {
      found.add(new Finding("input.uris", "is given beside input.uri; keep one of the two"));
    }
    if (input.uri() != null) {
      Locations.check("input.uri", input.uri(), found);
    }
    Texts.size("input.uris", input.uris().size(), MOST_LOCATIONS, found);
    for (int i = 0; i < input.uris().size(); i++) {
      String path = "input.uris[" + i + "]";
      Locations.check(path, input.uris().get(i), found);
      if (input.uris().indexOf(input.uris().get(i)) < i) {
        found.add(
            new Finding(
                path,
                Texts.shown(input.uris().get(i))
                    + " is given twice and would be scored twice; remove one"));
      }
    }
  }

  /** A reader that drops lines would lose rows uncounted. */
  private static void mode(InputSpec input, List<Finding> found) {
    if (input.format() != DataFormat.CSV && input.format() != DataFormat.JSON) {
      return;
    }
    for (Map.Entry<String, String> option : input.options().entrySet()) {
      if (option.getKey().equalsIgnoreCase("mode")
          && option.getValue().strip().equalsIgnoreCase("DROPMALFORMED")) {
        found.add(
            new Finding(
                "input.options." + option.getKey(),
                "DROPMALFORMED loses rows uncounted; use FAILFAST or PERMISSIVE"));
      }
    }
  }
}
