package dev.scoring.contract.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects findings with their places, and gives them back in the document's order. */
final class Findings {

  private static final Pattern INDEXES = Pattern.compile("(\\[[^\\]]*\\])+$");

  private record Placed(Position at, Finding finding) {}

  private final List<Placed> found = new ArrayList<>();
  private final Map<String, Position> places = new HashMap<>();

  /** Remembers where the value of {@code path} is. */
  void place(String path, Position at) {
    places.putIfAbsent(path, at);
  }

  void add(Position at, String path, String message) {
    found.add(new Placed(at, new Finding(path, message)));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Adds what rules found, but not what may only follow from something found before: the same
   * field, or one beside it.
   */
  void addRules(List<Finding> rules) {
    Set<String> wrong =
        found.stream().map(p -> owner(p.finding().path())).collect(Collectors.toSet());
    for (Finding rule : rules) {
      if (!wrong.contains(owner(rule.path()))) {
        found.add(new Placed(placeOf(rule.path()), rule));
      }
    }
  }

  /** Everything found, in the document's order. */
  List<Finding> inOrder() {
    return found.stream().sorted(Comparator.comparing(Placed::at)).map(Placed::finding).toList();
  }

  private Position placeOf(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      Position place = places.get(at);
      if (place != null) {
        return place;
      }
    }
    return new Position(1, 1);
  }

  /** The group of fields that a path's field belongs to, whichever item of it is meant. */
  private static String owner(String path) {
    String field = INDEXES.matcher(path).replaceFirst("");
    int end = field.lastIndexOf('.');
    return end < 0 ? "" : field.substring(0, end);
  }

  private static String parent(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }
}
