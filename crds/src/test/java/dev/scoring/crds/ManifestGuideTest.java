package dev.scoring.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scoring.contract.spec.Count;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide to the manifest knows every field, and its examples are manifests. */
class ManifestGuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "manifest.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void namesEveryFieldByItsPath() throws IOException {
    List<String> paths = new ArrayList<>();
    fields(ScoringJobManifest.class, "", paths);
    String guide = Files.readString(GUIDE);

    assertThat(paths).hasSizeGreaterThan(100).contains("spec.output.scores[].k");
    assertThat(paths)
        .filteredOn(path -> !path.equals("metadata"))
        .allSatisfy(path -> assertThat(guide).contains("`" + path + "`"));
  }

  @Test
  void namesEveryValueOfAnEnum() throws IOException {
    List<String> values = new ArrayList<>();
    values(ScoringJobManifest.class, values);
    String guide = Files.readString(GUIDE);

    assertThat(values).contains("parquet", "IfNotPresent");
    assertThat(values).allSatisfy(value -> assertThat(guide).contains("`" + value + "`"));
  }

  @Test
  void namesNoFieldThatDoesNotExist() throws IOException {
    List<String> paths = new ArrayList<>();
    fields(ScoringJobManifest.class, "", paths);

    assertThat(
            Pattern.compile("`((?:spec|metadata)\\.[A-Za-z.\\[\\]]+)`")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1)))
        .isSubsetOf(paths);
  }

  @Test
  void itsExamplesAreManifests() throws IOException {
    List<String> examples =
        YAML.matcher(Files.readString(GUIDE)).results().map(match -> match.group(1)).toList();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    assertThat(examples).allSatisfy(yaml -> assertThat(Manifests.findings(yaml)).isEmpty());
  }

  private static void fields(Class<?> type, String path, List<String> paths) {
    for (RecordComponent component : type.getRecordComponents()) {
      String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
      paths.add(at);
      Class<?> element = element(component.getGenericType());
      if (element.isRecord()) {
        fields(element, component.getType() == List.class ? at + "[]" : at, paths);
      }
    }
  }

  private static void values(Class<?> type, List<String> values) {
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> element = element(component.getGenericType());
      if (element.isRecord()) {
        values(element, values);
      } else if (element == Count.class) {
        values.add("Auto");
      } else if (element.isEnum()) {
        for (Object constant : element.getEnumConstants()) {
          values.add(name((Enum<?>) constant));
        }
      }
    }
  }

  private static String name(Enum<?> constant) {
    try {
      return constant
          .getDeclaringClass()
          .getField(constant.name())
          .getAnnotation(JsonProperty.class)
          .value();
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> element(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return (Class<?>) arguments[arguments.length - 1];
    }
    return (Class<?>) type;
  }
}
