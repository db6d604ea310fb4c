package dev.scoring.contract.read;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Java types and their Jackson annotations say about documents. */
final class Schema {

  /** A field of a record as documents name it. */
  record Field(String name, Type type, boolean required) {}

  private Schema() {}

  /** The fields of a record in the order of its components. */
  static List<Field> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(c -> field(type, c)).toList();
  }

  private static Field field(Class<?> type, RecordComponent component) {
    try {
      JsonProperty property =
          type.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
      return new Field(
          nameOf(property, component.getName()),
          component.getGenericType(),
          property != null && property.required());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record has a field for each component", e);
    }
  }

  /** A record's canonical constructor. */
  static Constructor<?> constructor(Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(parameters);
      canonical.setAccessible(true);
      return canonical;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record has its canonical constructor", e);
    }
  }

  /** The static factory that reads a type from one value; empty when it has none. */
  static Optional<Method> creator(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> m.isAnnotationPresent(JsonCreator.class))
        .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterCount() == 1)
        .peek(m -> m.setAccessible(true))
        .findFirst();
  }

  /** An enum's constants by the names that documents use, in their order. */
  static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(nameOf(type, (Enum<?>) constant), constant);
    }
    return constants;
  }

  private static String nameOf(Class<?> type, Enum<?> constant) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(JsonValue.class)) {
          method.setAccessible(true);
          return String.valueOf(method.invoke(constant));
        }
      }
      AnnotatedElement field = type.getDeclaredField(constant.name());
      return nameOf(field.getAnnotation(JsonProperty.class), constant.name());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an enum has a field for each constant", e);
    }
  }

  private static String nameOf(JsonProperty property, String otherwise) {
    return property == null || property.value().isEmpty() ? otherwise : property.value();
  }
}
