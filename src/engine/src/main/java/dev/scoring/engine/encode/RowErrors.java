package dev.scoring.engine.encode;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The first error of each row of a batch. */
final class RowErrors {
  private final TreeMap<Integer, RowError> byRow = new TreeMap<>(Comparator.naturalOrder());

  void clear() {
    byRow.clear();
  }

  void add(int row, RowError.Code code, Supplier<String> message) {
    byRow.computeIfAbsent(row, r -> new RowError(r, code, message.get()));
  }

  List<RowError> list() {
    return byRow.isEmpty() ? List.of() : List.copyOf(byRow.values());
  }
}
