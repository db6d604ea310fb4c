package dev.scoring.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens what docs/model-bundle.md shows. */
class BundleGuideTest {
  private static final Path GUIDE = Path.of("../../docs/model-bundle.md");

  @TempDir Path dir;

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(GUIDE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  private TestBundle bundle() throws IOException {
    return TestBundle.in(dir)
        .file("vocab/apps.txt", "<pad>\n<unknown>\ncom.a\n")
        .file("vocab/brand.txt", "<unknown>\nacme\n")
        .file("golden.jsonl", blocks("json").get(0));
  }

  @Test
  void theWholeDescriptorOpensWithItsGoldenRow() throws IOException {
    ModelBundle bundle =
        bundle()
            .file("stats/dense.json", "{\"mean\": [0, 1], \"std\": [1, 2]}")
            .yaml(blocks("yaml").get(0))
            .open();
    assertThat(bundle.golden().orElseThrow().rows()).isEqualTo(1);
    assertThat(bundle.columns()).containsExactly("apps", "age", "days_active");
  }

  @Test
  void everyInputShownOpens() throws IOException {
    String apps =
        "  - {name: apps, dtype: int64, shape: [32],"
            + " from: {column: apps, split: ',', buckets: 9, pad: 0}}\n";
    for (String inputs : blocks("yaml").subList(1, blocks("yaml").size())) {
      ModelBundle bundle =
          bundle()
              .file("stats/dense.json", "{\"mean\": [0, 1, 2], \"std\": [1, 2, 3]}")
              .yaml(
                  TestBundle.header() + "inputs:\n" + apps + inputs.indent(2) + TestBundle.output())
              .open();
      assertThat(bundle.features()).hasSizeGreaterThan(2);
    }
  }
}
