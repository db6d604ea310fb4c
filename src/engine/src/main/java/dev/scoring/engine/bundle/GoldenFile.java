package dev.scoring.engine.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.NearestName;
import dev.scoring.engine.column.ArrayColumns;
import dev.scoring.engine.column.ColumnType;
import dev.scoring.engine.column.NumericType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads golden rows: JSON lines of {@code inputs} and {@code outputs}. */
final class GoldenFile {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);
  private static final List<String> FIELDS = List.of("inputs", "outputs");

  private final ModelBundle bundle;
  private final String name;

  GoldenFile(ModelBundle bundle, String name) {
    this.bundle = bundle;
    this.name = name;
  }

  /**
   * Reads the rows.
   *
   * @throws ScoringFailure {@code MODEL_INVALID} with the line, for text that is no row of this
   *     bundle
   */
  GoldenRows read(BundleFiles.Entry entry) {
    List<String> lines = BundleOpener.text(entry, name).lines().toList();
    List<JsonNode> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(row(lines.get(i), i + 1));
      }
    }
    if (rows.isEmpty()) {
      throw invalid(name + " has no row; write some, or remove 'golden' from model.yaml");
    }
    List<GoldenColumn> columns = columns(rows);
    Map<String, ColumnType> types = new HashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type()));
    List<Finding> findings = bundle.checkColumns(column -> Optional.ofNullable(types.get(column)));
    if (!findings.isEmpty()) {
      throw invalid(
          name + ": " + findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
    }
    return new GoldenRows(
        ArrayColumns.batch(rows.size(), columns.stream().map(GoldenColumn::column).toList()),
        outputs(rows));
  }

  private JsonNode row(String line, int number) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new ScoringFailure(
          FailureReason.MODEL_INVALID,
          name + " line " + number + " is not JSON: " + e.getOriginalMessage(),
          e);
    }
    onlyNames(row, FIELDS, "field", number);
    onlyNames(row.path("inputs"), bundle.columns(), "input column", number);
    List<String> outputs = bundle.descriptor().outputs().stream().map(OutputTensor::name).toList();
    onlyNames(row.path("outputs"), outputs, "output", number);
    return row;
  }

  private void onlyNames(JsonNode node, List<String> valid, String what, int number) {
    if (!node.isObject()) {
      throw invalid(name + " line " + number + " must be {\"inputs\": {...}, \"outputs\": {...}}");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String given = names.next();
      if (!valid.contains(given)) {
        throw invalid(
            String.format(
                "%s line %d has %s '%s', which the bundle does not have%s",
                name,
                number,
                what,
                given,
                NearestName.of(given, valid)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("")));
      }
    }
  }

  private List<GoldenColumn> columns(List<JsonNode> rows) {
    List<GoldenColumn> columns = new ArrayList<>();
    for (int i = 0; i < bundle.columns().size(); i++) {
      String column = bundle.columns().get(i);
      List<JsonNode> values = rows.stream().map(row -> row.path("inputs").path(column)).toList();
      try {
        columns.add(GoldenColumn.of(column, values, typeWhenAllNull(i)));
      } catch (IllegalArgumentException e) {
        throw new ScoringFailure(
            FailureReason.MODEL_INVALID, name + ": column '" + column + "' " + e.getMessage(), e);
      }
    }
    return columns;
  }

  private ColumnType typeWhenAllNull(int ordinal) {
    ColumnType number = new ColumnType.Numeric(NumericType.FLOAT64);
    for (Feature feature : bundle.features()) {
      if (feature instanceof Feature.Numbers numbers && numbers.columns().contains(ordinal)) {
        return numbers.source() == Feature.Source.SCALARS ? number : new ColumnType.ListOf(number);
      }
      if (feature instanceof Feature.Categories categories && categories.column() == ordinal) {
        ColumnType token =
            categories.index().isPresent()
                ? new ColumnType.Text()
                : new ColumnType.Numeric(NumericType.INT64);
        boolean list = categories.isList() && categories.tensor().from().split() == null;
        return list ? new ColumnType.ListOf(token) : token;
      }
    }
    return number;
  }

  private List<GoldenRows.GoldenOutput> outputs(List<JsonNode> rows) {
    List<GoldenRows.GoldenOutput> outputs = new ArrayList<>();
    for (OutputTensor output : bundle.descriptor().outputs()) {
      List<JsonNode> given =
          rows.stream().map(row -> row.path("outputs").path(output.name())).toList();
      long absent = given.stream().filter(JsonNode::isMissingNode).count();
      if (absent > 0 && absent < given.size()) {
        throw invalid(
            String.format(
                "%s has output '%s' in %d of %d rows; give it in all or in none",
                name, output.name(), given.size() - absent, given.size()));
      }
      if (absent == 0) {
        outputs.add(output(output, given));
      }
    }
    if (outputs.isEmpty()) {
      throw invalid(name + " has no outputs; there is nothing to compare scores with");
    }
    return outputs;
  }

  private GoldenRows.GoldenOutput output(OutputTensor output, List<JsonNode> rows) {
    double[] values = new double[rows.size() * output.width()];
    for (int row = 0; row < rows.size(); row++) {
      List<JsonNode> flat = new ArrayList<>();
      flatten(rows.get(row), flat);
      if (flat.size() != output.width()) {
        throw invalid(
            String.format(
                "%s row %d has %d values for output '%s'; its shape %s has %d",
                name, row + 1, flat.size(), output.name(), output.shape(), output.width()));
      }
      for (int i = 0; i < flat.size(); i++) {
        values[row * output.width() + i] = number(flat.get(i), output.name(), row);
      }
    }
    return new GoldenRows.GoldenOutput(output.name(), output.width(), values);
  }

  private static void flatten(JsonNode node, List<JsonNode> into) {
    if (node.isArray()) {
      node.forEach(child -> flatten(child, into));
    } else {
      into.add(node);
    }
  }

  private double number(JsonNode node, String output, int row) {
    if (node.isBoolean()) {
      return node.asToken() == JsonToken.VALUE_TRUE ? 1 : 0;
    }
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw invalid(
          String.format(
              "%s row %d has %s for output '%s'; it must be a finite number",
              name, row + 1, node, output));
    }
    return node.doubleValue();
  }

  private static ScoringFailure invalid(String message) {
    return new ScoringFailure(FailureReason.MODEL_INVALID, message);
  }
}
