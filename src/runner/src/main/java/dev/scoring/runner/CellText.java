package dev.scoring.runner;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** Values of a row as short text for people. */
final class CellText {
  private static final int LONGEST = 60;

  private CellText() {}

  static List<String> of(Row row) {
    List<String> cells = new ArrayList<>(row.length());
    for (int i = 0; i < row.length(); i++) {
      String text = text(row.get(i));
      cells.add(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...");
    }
    return cells;
  }

  private static String text(Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Row row) {
      return "{" + String.join(", ", of(row)) + "}";
    } else if (value instanceof Iterable<?> values) {
      List<String> texts = new ArrayList<>();
      CollectionConverters.asJava(values).forEach(element -> texts.add(text(element)));
      return "[" + String.join(", ", texts) + "]";
    } else if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    return value.toString();
  }
}
