package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.bundle.Standardization;
import dev.scoring.engine.bundle.TestBundle;
import dev.scoring.engine.column.ArrayColumns;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A random bundle and random rows for it, from a seed. */
final class RandomCase {
  private static final List<String> DTYPES =
      List.of("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool");
  private static final List<String> SEPARATORS = List.of(",", ";", "||", "·", "X", "aa", "|");

  private final Random random;
  private final RandomValues draw;
  private final List<String> inputs = new ArrayList<>();
  private final Map<String, InputColumn> columns = new LinkedHashMap<>();
  private final Map<String, List<?>> values = new HashMap<>();
  private final Map<String, List<String>> vocabularies = new HashMap<>();
  private final List<Double> mean = new ArrayList<>();
  private final List<Double> std = new ArrayList<>();
  private final int rows;

  RandomCase(long seed) {
    random = new Random(seed);
    rows = random.nextInt(40);
    draw = new RandomValues(random, random.nextInt(3) > 0);
    for (int i = 0; i < 3; i++) {
      mean.add(random.nextGaussian());
      std.add(random.nextDouble() + 0.1);
    }
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(5)) {
        case 0 -> scalars("t" + i);
        case 1 -> array("t" + i);
        case 2 -> categoryText("t" + i);
        case 3 -> categoryNumbers("t" + i);
        default -> categoryList("t" + i);
      }
    }
  }

  int rows() {
    return rows;
  }

  ModelBundle bundle(Path folder) {
    TestBundle bundle = TestBundle.withInputs(folder, inputs.toArray(String[]::new));
    vocabularies.forEach((name, lines) -> bundle.file(name, String.join("\n", lines) + "\n"));
    return bundle.file("s.json", "{\"mean\": " + mean + ", \"std\": " + std + "}").open();
  }

  InputBatch batch(List<String> order) {
    return ArrayColumns.batch(rows, order.stream().map(columns::get).toList());
  }

  Map<String, Object> row(int row) {
    Map<String, Object> result = new HashMap<>();
    values.forEach((name, list) -> result.put(name, list.get(row)));
    return result;
  }

  Map<String, List<String>> vocabularies() {
    return vocabularies;
  }

  Standardization standardization() {
    return new Standardization(mean, std);
  }

  private void scalars(String name) {
    int width = random.nextInt(4);
    String dtype = draw.pick(DTYPES);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.max(1, width); i++) {
      names.add(name + "_c" + i);
      numberColumn(names.get(i));
    }
    String from = width == 0 ? "column: " + names.get(0) : "columns: " + names;
    inputs.add(
        item(
            name,
            dtype,
            width == 0 ? "[]" : "[" + width + "]",
            from + numberOptions(dtype, width)));
  }

  private void array(String name) {
    boolean single = random.nextInt(4) == 0;
    String shape = single ? "[1]" : draw.pick(List.of("[3]", "[3, 1]", "[1, 3]", "[2, 3]"));
    int width = single ? 1 : shape.equals("[2, 3]") ? 6 : 3;
    String dtype = draw.pick(DTYPES);
    String column = name + "_c";
    if (single && random.nextBoolean()) {
      numberColumn(column);
    } else {
      NumericType type = draw.pick(List.of(NumericType.values()));
      boolean clean = random.nextBoolean();
      List<List<Object>> lists = new ArrayList<>();
      for (int r = 0; r < rows; r++) {
        int length = clean || random.nextInt(4) > 0 ? width : random.nextInt(8);
        boolean isNull = !clean && random.nextInt(8) == 0;
        lists.add(
            isNull
                ? null
                : RandomValues.many(length, () -> draw.maybeNull(clean, () -> draw.number(type))));
      }
      add(
          column,
          lists,
          ArrayColumns.lists(lists, (List<Object> all) -> RandomValues.numbers(type, all)));
    }
    inputs.add(item(name, dtype, shape, "column: " + column + numberOptions(dtype, width)));
  }

  private String numberOptions(String dtype, int width) {
    String options = draw.pick(List.of("", ", missing: 1", ", missing: reject", ", missing: 0"));
    options += draw.pick(List.of("", ", nanIsMissing: true"));
    boolean standardizes = width == 3 && dtype.startsWith("float") && random.nextBoolean();
    return standardizes ? options + ", standardize: s.json" : options;
  }

  private void numberColumn(String name) {
    NumericType type = draw.pick(List.of(NumericType.values()));
    boolean clean = random.nextInt(3) == 0;
    List<Object> list =
        RandomValues.many(rows, () -> draw.maybeNull(clean, () -> draw.number(type)));
    add(name, list, RandomValues.numbers(type, list));
  }

  private void categoryText(String name) {
    boolean list = random.nextBoolean();
    String separator = draw.pick(SEPARATORS);
    Supplier<Object> text =
        list
            ? () -> String.join(separator, RandomValues.many(random.nextInt(9), () -> draw.token()))
            : () -> draw.token();
    List<Object> texts = RandomValues.many(rows, () -> draw.maybeNull(false, text));
    List<String> strings = texts.stream().map(String.class::cast).collect(Collectors.toList());
    add(name + "_c", texts, text(strings));
    String split = list ? ", split: '" + separator + "'" : "";
    category(name, list ? 1 + random.nextInt(5) : 0, split + steps() + lookup(name));
  }

  private void categoryList(String name) {
    boolean text = random.nextBoolean();
    NumericType type = draw.pick(ReferenceEncoder.wholeTypes());
    Supplier<Object> element = text ? () -> draw.token() : () -> draw.number(type);
    List<List<Object>> lists = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      int length = random.nextInt(8);
      lists.add(
          random.nextInt(8) == 0
              ? null
              : RandomValues.many(length, () -> draw.maybeNull(false, element)));
    }
    add(
        name + "_c",
        lists,
        ArrayColumns.lists(
            lists,
            (List<Object> all) ->
                text
                    ? text(all.stream().map(String.class::cast).collect(Collectors.toList()))
                    : RandomValues.numbers(type, all)));
    category(name, 1 + random.nextInt(5), text ? steps() + lookup(name) : direct(name));
  }

  private void categoryNumbers(String name) {
    NumericType type = draw.pick(ReferenceEncoder.wholeTypes());
    List<Object> list =
        RandomValues.many(rows, () -> draw.maybeNull(false, () -> draw.number(type)));
    add(name + "_c", list, RandomValues.numbers(type, list));
    category(name, random.nextInt(2), direct(name));
  }

  private String direct(String name) {
    return random.nextBoolean() ? ", size: " + (1 + random.nextInt(100)) : lookup(name);
  }

  private void category(String name, int width, String options) {
    boolean list = width > 0;
    String more = draw.pick(List.of("", ", unknown: 0", ", unknown: 0"));
    more += list ? ", pad: 0" + draw.pick(List.of("", ", keep: last", ", keep: first")) : "";
    more +=
        draw.pick(
            list
                ? List.of("", ", missing: reject")
                : List.of("", ", missing: 0", ", missing: reject"));
    more += draw.pick(List.of("", ", offset: 2"));
    String dtype = draw.pick(List.of("int32", "int64", "int16"));
    inputs.add(
        item(
            name,
            dtype,
            list ? "[" + width + "]" : "[]",
            "column: " + name + "_c" + options + more));
    if (list && random.nextBoolean()) {
      String first = item(name + "_m", draw.pick(DTYPES), "[" + width + "]", "maskOf: " + name);
      inputs.add(random.nextInt(inputs.size() + 1), first);
      inputs.add(item(name + "_l", draw.pick(DTYPES.subList(0, 8)), "[]", "lengthOf: " + name));
    }
  }

  private String lookup(String name) {
    if (random.nextInt(3) == 0) {
      return ", buckets: " + (1 + random.nextInt(50));
    }
    Set<String> lines = new LinkedHashSet<>();
    for (int i = 0; i < 30; i++) {
      String token = draw.token().strip().toLowerCase(Locale.ROOT);
      if (!token.isEmpty() && token.chars().noneMatch(c -> c < ' ')) {
        lines.add(token);
      }
    }
    vocabularies.put(name + ".txt", List.copyOf(lines));
    return ", vocabulary: " + name + ".txt";
  }

  private String steps() {
    return draw.pick(
        List.of(
            "",
            ", normalize: [trim]",
            ", normalize: [trim, lowercase]",
            ", normalize: [lowercase, nfkc, trim]",
            ", normalize: [nfkc, trim, lowercase]"));
  }

  private InputColumn text(List<String> values) {
    return random.nextBoolean() ? ArrayColumns.text(values) : ArrayColumns.dictionaryText(values);
  }

  private void add(String name, List<?> list, InputColumn column) {
    values.put(name, list);
    columns.put(name, column);
  }

  private static String item(String name, String dtype, String shape, String from) {
    return String.format("{name: %s, dtype: %s, shape: %s, from: {%s}}", name, dtype, shape, from);
  }
}
