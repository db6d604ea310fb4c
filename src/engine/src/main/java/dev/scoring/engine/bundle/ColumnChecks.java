package dev.scoring.engine.bundle;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.NearestName;
import dev.scoring.engine.column.ColumnType;
import dev.scoring.engine.column.NumericType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Holds an input's schema against what the tensors take. */
final class ColumnChecks {
  private static final Set<NumericType> WHOLE =
      Set.of(
          NumericType.BOOLEAN,
          NumericType.INT8,
          NumericType.INT16,
          NumericType.INT32,
          NumericType.INT64);

  private final List<String> columns;
  private final Function<String, Optional<ColumnType>> schema;
  private final List<String> names;
  private final List<Finding> findings = new ArrayList<>();

  ColumnChecks(
      List<String> columns, Function<String, Optional<ColumnType>> schema, List<String> names) {
    this.columns = columns;
    this.schema = schema;
    this.names = names;
  }

  List<Finding> check(List<Feature> features) {
    for (int i = 0; i < features.size(); i++) {
      Feature feature = features.get(i);
      String path = "inputs[" + i + "].from.";
      if (feature instanceof Feature.Numbers numbers) {
        numbers(path, numbers);
      } else if (feature instanceof Feature.Categories categories) {
        categories(path + "column", categories);
      }
    }
    return List.copyOf(findings);
  }

  private void numbers(String path, Feature.Numbers numbers) {
    boolean several = numbers.tensor().from().columns() != null;
    for (int i = 0; i < numbers.columns().size(); i++) {
      String at = several ? path + "columns[" + i + "]" : path + "column";
      String column = columns.get(numbers.columns().get(i));
      typeOf(at, column)
          .filter(type -> !fits(numbers, type))
          .ifPresent(type -> refuse(at, column, type, wanted(numbers)));
    }
  }

  private static boolean fits(Feature.Numbers numbers, ColumnType type) {
    boolean scalar = type instanceof ColumnType.Numeric;
    if (numbers.source() == Feature.Source.SCALARS) {
      return scalar;
    }
    return (scalar && numbers.tensor().width() == 1)
        || (type instanceof ColumnType.ListOf list && list.element() instanceof ColumnType.Numeric);
  }

  private static String wanted(Feature.Numbers numbers) {
    return numbers.source() == Feature.Source.SCALARS
        ? "needs a number"
        : "needs an array of " + numbers.tensor().width() + " numbers";
  }

  private void categories(String at, Feature.Categories categories) {
    String column = columns.get(categories.column());
    typeOf(at, column)
        .flatMap(type -> refusal(categories, type).map(why -> name(column, type) + "; " + why))
        .ifPresent(message -> findings.add(new Finding(at, message)));
  }

  /** Why a column's type cannot become categories; empty when it can. */
  private static Optional<String> refusal(Feature.Categories categories, ColumnType type) {
    boolean list = type instanceof ColumnType.ListOf;
    ColumnType token = type instanceof ColumnType.ListOf of ? of.element() : type;
    boolean split = categories.tensor().from().split() != null;
    boolean text = token instanceof ColumnType.Text;
    boolean whole = token instanceof ColumnType.Numeric n && WHOLE.contains(n.type());
    if (!text && !whole) {
      return Optional.of("categories are text, whole numbers or booleans, or arrays of those");
    }
    if (text && categories.index().isEmpty()) {
      return Optional.of("'size' takes whole numbers that are indices themselves");
    }
    if (split && (list || !text)) {
      return Optional.of("'split' is for text; remove it");
    }
    if (list && !categories.isList()) {
      return Optional.of("an array needs a shape [n]");
    }
    if (!list && !split && categories.tensor().width() > 1) {
      return Optional.of(
          text ? "text needs 'split' for a shape [n]" : "one number a row needs the shape []");
    }
    return Optional.empty();
  }

  private Optional<ColumnType> typeOf(String at, String column) {
    Optional<ColumnType> type = schema.apply(column);
    if (type.isEmpty()) {
      String near =
          NearestName.of(column, names)
              .map(name -> "; did you mean '" + name + "'?")
              .orElse(names.isEmpty() ? "" : "; it has " + String.join(", ", firstTen()));
      findings.add(new Finding(at, "the input has no column '" + column + "'" + near));
    }
    return type;
  }

  private List<String> firstTen() {
    return names.stream().limit(10).toList();
  }

  private void refuse(String at, String column, ColumnType type, String wanted) {
    findings.add(new Finding(at, name(column, type) + "; the tensor " + wanted));
  }

  private static String name(String column, ColumnType type) {
    return "column '" + column + "' is " + name(type);
  }

  private static String name(ColumnType type) {
    if (type instanceof ColumnType.Numeric numeric) {
      return numeric.type().name().toLowerCase(Locale.ROOT);
    }
    if (type instanceof ColumnType.ListOf list) {
      return "an array of " + name(list.element());
    }
    return type instanceof ColumnType.Other other ? other.name() : "text";
  }
}
