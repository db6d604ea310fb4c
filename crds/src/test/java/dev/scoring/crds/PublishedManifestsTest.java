package dev.scoring.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every manifest that the repository shows to users can be used. */
class PublishedManifestsTest {

  private static final Pattern BLOCK = Pattern.compile("```ya?ml\n(.*?)```", Pattern.DOTALL);

  @Test
  void canBeRead() throws IOException {
    Map<String, String> manifests = new TreeMap<>();
    for (Path file : filesOf(Path.of("..", "examples"), Path.of("..", "docs"))) {
      String text = Files.readString(file);
      if (file.toString().endsWith(".md")) {
        BLOCK
            .matcher(text)
            .results()
            .forEach(b -> put(file + ":" + b.start(), b.group(1), manifests));
      } else {
        put(file.toString(), text, manifests);
      }
    }

    assertThat(manifests).hasSizeGreaterThanOrEqualTo(3);
    manifests.forEach((name, yaml) -> assertThat(Manifests.findings(yaml)).as(name).isEmpty());
  }

  private static void put(String name, String yaml, Map<String, String> manifests) {
    if (yaml.contains("kind: ScoringJob\n")) {
      manifests.put(name, yaml);
    }
  }

  private static List<Path> filesOf(Path... roots) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(file -> file.toString().matches(".*\\.(md|yaml|yml)")).forEach(found::add);
      }
    }
    return found;
  }
}
