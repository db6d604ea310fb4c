package dev.scoring.contract.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scoring.contract.read.DocNode.Entry;
import dev.scoring.contract.read.DocNode.Fields;
import dev.scoring.contract.read.DocNode.Items;
import dev.scoring.contract.read.DocNode.Scalar;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a tree against a Java type: makes the value, and collects everything that is wrong. */
final class Binder {

  private final Findings findings;

  Binder(Findings findings) {
    this.findings = findings;
  }

  /** The value; empty, with at least one finding, when it cannot be made. */
  Optional<Object> bind(DocNode node, Type type, String path) {
    findings.place(path, node.at());
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return list(node, arguments[0], path);
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return map(node, arguments[1], path);
      }
    }
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalArgumentException("documents are not read as " + type.getTypeName());
    }
    return bindClass(node, plain, path);
  }

  private Optional<Object> bindClass(DocNode node, Class<?> type, String path) {
    if (type == JsonNode.class) {
      return new FreeForm(findings).read(node, path).map(json -> (Object) json);
    }
    Optional<Method> creator = Schema.creator(type);
    if (creator.isPresent()) {
      return create(node, creator.get(), path);
    }
    if (type.isRecord()) {
      return recordOf(node, type, path);
    }
    if (type.isEnum()) {
      return constant(node, type, path);
    }
    if (!(node instanceof Scalar scalar)) {
      return refuse(node, path, "must be " + noun(type) + ", but is " + Words.describe(node));
    }
    ScalarReader.Read read =
        ScalarReader.read(scalar, type)
            .orElseThrow(
                () -> new IllegalArgumentException("documents are not read as " + type.getName()));
    return accept(read, node, path);
  }

  private Optional<Object> accept(ScalarReader.Read read, DocNode node, String path) {
    return read instanceof ScalarReader.Read.Bad bad
        ? refuse(node, path, bad.message())
        : Optional.ofNullable(((ScalarReader.Read.Ok) read).value());
  }

  private Optional<Object> recordOf(DocNode node, Class<?> type, String path) {
    List<Schema.Field> fields = Schema.fields(type);
    if (!(node instanceof Fields written)) {
      return refuse(
          node,
          path,
          "must be a group of the fields "
              + Words.list(fields.stream().map(Schema.Field::name).toList())
              + ", but is "
              + Words.describe(node));
    }
    Map<String, DocNode> values = known(written, fields, path);
    Object[] arguments = new Object[fields.size()];
    boolean complete = true;
    for (int i = 0; i < arguments.length; i++) {
      Schema.Field field = fields.get(i);
      String at = Words.child(path, field.name());
      DocNode value = values.get(field.name());
      boolean absent = value == null || value.isNull();
      if (absent && field.required()) {
        refuse(node, at, "is required; add it");
      }
      Optional<Object> bound = absent ? Optional.empty() : bind(value, field.type(), at);
      arguments[i] = bound.orElseGet(() -> silent(field.type()));
      complete &= bound.isPresent() || !field.required();
    }
    return complete ? construct(node, type, arguments, path) : Optional.empty();
  }

  private static Object silent(Type type) {
    return type instanceof Class<?> c && c.isPrimitive() ? ScalarReader.zero(c) : null;
  }

  /** The values of the known fields; unknown and duplicate ones become findings. */
  private Map<String, DocNode> known(Fields written, List<Schema.Field> fields, String path) {
    List<String> names = fields.stream().map(Schema.Field::name).toList();
    Map<String, DocNode> values = new HashMap<>();
    Map<String, Position> seen = new HashMap<>();
    for (Entry entry : written.entries()) {
      String name = entry.key().text();
      String at = Words.child(path, name);
      if (isRepeated(entry, at, seen)) {
        continue;
      }
      if (names.contains(name)) {
        values.put(name, entry.value());
      } else {
        findings.add(entry.key().at(), at, "unknown field; " + Words.meant(name, names, "fields"));
      }
    }
    return values;
  }

  private boolean isRepeated(Entry entry, String at, Map<String, Position> seen) {
    Position first = seen.putIfAbsent(entry.key().text(), entry.key().at());
    if (first != null) {
      findings.add(
          entry.key().at(), at, "is given twice, first at " + first + "; remove one of the two");
    }
    return first != null;
  }

  private Optional<Object> construct(DocNode node, Class<?> type, Object[] values, String path) {
    try {
      return Optional.of(Schema.constructor(type).newInstance(values));
    } catch (InvocationTargetException e) {
      return findings.isEmpty() ? refuse(node, path, Words.cause(e)) : Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("documents are not read as " + type.getName(), e);
    }
  }

  private Optional<Object> create(DocNode node, Method creator, String path) {
    Type wanted = creator.getGenericParameterTypes()[0];
    if (wanted == Object.class && !(node instanceof Scalar)) {
      return refuse(node, path, "must be a single value, but is " + Words.describe(node));
    }
    Optional<Object> argument =
        wanted == Object.class
            ? accept(ScalarReader.natural((Scalar) node), node, path)
            : bind(node, wanted, path);
    if (argument.isEmpty()) {
      return argument;
    }
    try {
      return Optional.of(creator.invoke(null, argument.get()));
    } catch (InvocationTargetException e) {
      String shown = node instanceof Scalar s ? Shown.quoted(s.text()) + " " : "";
      return refuse(node, path, shown + Words.cause(e));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("documents are not read by " + creator, e);
    }
  }

  private Optional<Object> constant(DocNode node, Class<?> type, String path) {
    Map<String, Object> constants = Schema.constants(type);
    List<String> names = List.copyOf(constants.keySet());
    if (!(node instanceof Scalar scalar)) {
      return refuse(
          node, path, "must be one of " + Words.list(names) + ", but is " + Words.describe(node));
    }
    Object constant = constants.get(scalar.text());
    return constant != null
        ? Optional.of(constant)
        : refuse(node, path, Words.notOneOf(scalar.text(), names));
  }

  private Optional<Object> list(DocNode node, Type element, String path) {
    if (!(node instanceof Items items)) {
      String advice = node instanceof Scalar s ? "; write [" + Shown.plain(s.text()) + "]" : "";
      return refuse(node, path, "must be a list, but is " + Words.describe(node) + advice);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < items.values().size(); i++) {
      DocNode item = items.values().get(i);
      String at = path + "[" + i + "]";
      if (item.isNull()) {
        refuse(item, at, "is empty; write a value or remove the item");
      } else {
        bind(item, element, at).ifPresent(values::add);
      }
    }
    return values.size() == items.values().size()
        ? Optional.of(Collections.unmodifiableList(values))
        : Optional.empty();
  }

  private Optional<Object> map(DocNode node, Type valueType, String path) {
    if (!(node instanceof Fields written)) {
      return refuse(
          node, path, "must be a group of names and values, but is " + Words.describe(node));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Position> seen = new HashMap<>();
    boolean complete = true;
    for (Entry entry : written.entries()) {
      String at = Words.child(path, entry.key().text());
      if (isRepeated(entry, at, seen)) {
        continue;
      }
      Optional<Object> value = value(entry, valueType, at);
      value.ifPresent(v -> values.put(entry.key().text(), v));
      complete &= value.isPresent();
    }
    return complete ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
  }

  private Optional<Object> value(Entry entry, Type type, String at) {
    if (ScalarReader.read(entry.key(), String.class).orElseThrow()
        instanceof ScalarReader.Read.Bad bad) {
      return refuse(entry.key(), at, "as a name, " + bad.message());
    }
    if (entry.value().isNull()) {
      return refuse(entry.key(), at, "has no value; write one, or \"\" for an empty text");
    }
    return bind(entry.value(), type, at);
  }

  private Optional<Object> refuse(DocNode node, String path, String message) {
    findings.add(node.at(), path, message);
    return Optional.empty();
  }

  private static String noun(Class<?> type) {
    Class<?> boxed = ScalarReader.boxed(type);
    if (boxed == String.class) {
      return "text";
    }
    if (boxed == Boolean.class) {
      return "true or false";
    }
    return boxed == Integer.class || boxed == Long.class ? "a whole number" : "a number";
  }
}
