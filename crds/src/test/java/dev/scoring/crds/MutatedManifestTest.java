package dev.scoring.crds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.ReadResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of a manifest on its way, reading it says what, and never throws. */
class MutatedManifestTest {

  private static final int ROUNDS = 400;
  private static final List<String> ODD =
      List.of(
          "null",
          "~",
          "[]",
          "{}",
          "[null]",
          "{a: }",
          "-",
          "- -",
          "? x",
          "&a x",
          "*a",
          "!!set {x}",
          "!x y",
          "<<: {}",
          "no",
          "010",
          "1e400",
          "-1",
          "99999999999999999999",
          "''",
          "\"",
          "'",
          "\t",
          "\u0000",
          "\uFEFF",
          "\uD83D\uDE80",
          "\uD83D",
          "---\n",
          "...\n",
          "%YAML 9.9\n",
          "|",
          ">",
          "@",
          "`",
          "# x",
          ": ",
          "{",
          "}",
          "[",
          "]",
          ",");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void isReadOrRefusedWithSentences(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String yaml = random.nextBoolean() ? Manifests.full() : Manifests.minimal();
      for (int i = random.nextInt(4); i >= 0; i--) {
        yaml = mutated(yaml, random);
      }
      String text = yaml;
      assertThat(findings(text))
          .as(() -> "seed " + seed + ":\n" + text)
          .allSatisfy(
              finding -> {
                assertThat(finding.message())
                    .isNotBlank()
                    .doesNotContain("\n")
                    .hasSizeLessThan(900);
                assertThat(finding.path()).doesNotContain("\n");
              });
    }
  }

  private static List<Finding> findings(String yaml) {
    if (ManifestReader.read(yaml) instanceof ReadResult.Invalid<ScoringJobManifest> invalid) {
      assertThat(invalid.findings()).isNotEmpty();
      return invalid.findings();
    }
    return List.of();
  }

  private static String mutated(String yaml, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(yaml.split("\n", -1)));
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int place = random.nextInt(line.length() + 1);
    String odd = ODD.get(random.nextInt(ODD.size()));
    switch (random.nextInt(7)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), line);
      case 2 -> lines.set(at, line.substring(0, place) + odd + line.substring(place));
      case 3 -> lines.set(at, line.substring(0, place));
      case 4 -> lines.set(at, line.replaceFirst(":.*", ": " + odd.replace("$", "")));
      case 5 -> lines.set(at, " ".repeat(random.nextInt(6)) + line.strip());
      default -> lines.set(at, swapped(line, place));
    }
    return String.join("\n", lines);
  }

  private static String swapped(String line, int place) {
    return place + 2 > line.length()
        ? line
        : line.substring(0, place)
            + line.charAt(place + 1)
            + line.charAt(place)
            + line.substring(place + 2);
  }
}
