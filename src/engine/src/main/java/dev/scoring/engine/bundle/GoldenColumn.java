package dev.scoring.engine.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scoring.engine.column.ArrayColumns;
import dev.scoring.engine.column.ColumnType;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One input column of golden rows, its type taken from its values. */
record GoldenColumn(String name, ColumnType type, InputColumn column) {

  /**
   * Makes the column.
   *
   * @param values one a row; null and missing nodes are nulls
   * @param whenAllNull the type of a column that has no value
   * @throws IllegalArgumentException for values of several kinds
   */
  static GoldenColumn of(String name, List<JsonNode> values, ColumnType whenAllNull) {
    if (values.stream().noneMatch(JsonNode::isArray)) {
      ColumnType type = typeOf(values, whenAllNull);
      return new GoldenColumn(name, type, scalars(values, type));
    }
    List<List<JsonNode>> rows = new ArrayList<>();
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode value : values) {
      if (!value.isArray() && !isNull(value)) {
        throw new IllegalArgumentException("has arrays and " + value + "; use one kind");
      }
      List<JsonNode> row = isNull(value) ? null : new ArrayList<>();
      if (row != null) {
        value.forEach(row::add);
        elements.addAll(row);
      }
      rows.add(row);
    }
    ColumnType inner =
        typeOf(elements, whenAllNull instanceof ColumnType.ListOf l ? l.element() : whenAllNull);
    return new GoldenColumn(
        name,
        new ColumnType.ListOf(inner),
        ArrayColumns.lists(rows, (List<JsonNode> all) -> scalars(all, inner)));
  }

  private static ColumnType typeOf(List<JsonNode> values, ColumnType whenAllNull) {
    List<JsonNode> present = values.stream().filter(value -> !isNull(value)).toList();
    if (present.isEmpty()) {
      return whenAllNull;
    }
    if (present.stream().allMatch(JsonNode::isTextual)) {
      return new ColumnType.Text();
    }
    if (present.stream().allMatch(JsonNode::isBoolean)) {
      return new ColumnType.Numeric(NumericType.BOOLEAN);
    }
    if (present.stream().allMatch(value -> value.isNumber() && value.canConvertToLong())
        && present.stream().allMatch(JsonNode::isIntegralNumber)) {
      return new ColumnType.Numeric(NumericType.INT64);
    }
    if (present.stream().allMatch(JsonNode::isNumber)) {
      return new ColumnType.Numeric(NumericType.FLOAT64);
    }
    throw new IllegalArgumentException("has values of several kinds, as " + odd(present));
  }

  private static String odd(List<JsonNode> present) {
    JsonNode first = present.get(0);
    JsonNode other =
        present.stream()
            .filter(value -> value.getNodeType() != first.getNodeType())
            .findFirst()
            .orElse(first);
    return first + " and " + other + "; use one kind";
  }

  private static InputColumn scalars(List<JsonNode> values, ColumnType type) {
    if (type instanceof ColumnType.ListOf list) {
      List<List<JsonNode>> nulls = new ArrayList<>();
      values.forEach(value -> nulls.add(null));
      return ArrayColumns.lists(nulls, (List<JsonNode> all) -> scalars(all, list.element()));
    }
    if (!(type instanceof ColumnType.Numeric numeric)) {
      return ArrayColumns.text(orNulls(values, JsonNode::textValue));
    }
    return switch (numeric.type()) {
      case BOOLEAN ->
          ArrayColumns.longs(
              numeric.type(), orNulls(values, value -> value.booleanValue() ? 1 : 0));
      case INT64 -> ArrayColumns.longs(numeric.type(), orNulls(values, JsonNode::longValue));
      default -> ArrayColumns.doubles(numeric.type(), orNulls(values, JsonNode::doubleValue));
    };
  }

  private static <T> List<T> orNulls(List<JsonNode> values, Function<JsonNode, T> read) {
    List<T> column = new ArrayList<>(values.size());
    for (JsonNode value : values) {
      column.add(isNull(value) ? null : read.apply(value));
    }
    return column;
  }

  private static boolean isNull(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }
}
