package dev.scoring.runner.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkSettingsTest {
  private static final Path PAGE = Path.of("../../docs/spark-settings.md");

  @Test
  void thePageHasEverySettingWithItsReason() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(table(SparkSettings.OWNED));
    assertThat(page).contains(table(SparkSettings.LOCAL_DEFAULTS));
  }

  @Test
  void aDefaultMayBeChangedAndAnOwnedSettingMayBeRepeated() {
    Map<String, String> settings =
        SparkSettings.with(
            SparkSettings.LOCAL_DEFAULTS,
            Map.of("spark.ui.enabled", "true", "spark.sql.ansi.enabled", "TRUE"));
    assertThat(settings)
        .containsEntry("spark.ui.enabled", "true")
        .containsEntry("spark.sql.ansi.enabled", "true")
        .containsEntry("spark.sql.session.timeZone", "UTC");
  }

  @Test
  void anOwnedSettingWithAnotherValueIsRefusedByName() {
    assertThatThrownBy(
            () -> SparkSettings.with(List.of(), Map.of("spark.sql.session.timeZone", "Asia/Tokyo")))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage(
            "sparkConf: 'spark.sql.session.timeZone' is 'Asia/Tokyo', but the runner sets it to"
                + " 'UTC' (Casts and date functions of predicates must not depend on the machine.)"
                + " Leave it out.")
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(FailureReason.SPEC_INVALID);
  }

  @Test
  void aSessionNeedsACore() {
    assertThatThrownBy(() -> Sessions.local(0, Map.of()))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage("cores is 0; choose 1 or more.");
  }

  private static String table(List<SparkSetting> settings) {
    StringBuilder table = new StringBuilder("| setting | value | why |\n|---|---|---|\n");
    for (SparkSetting s : settings) {
      table.append("| `%s` | `%s` | %s |%n".formatted(s.key(), s.value(), s.why()));
    }
    return table.toString();
  }
}
