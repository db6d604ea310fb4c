package dev.scoring.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.runner.plan.FileSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {
  private static final Configuration CONF = new Configuration();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1700000000123, 1700000000123",
    "1700000000000, 1700000000000",
    "1700000000938, 1700000000000",
  })
  void aFileOfThePlannedTimeIsTakenAlsoWhenTheStoreTellsSecondsOnly(long planned, long now)
      throws IOException {
    FileSlice slice = slice(planned, now);
    assertThatCode(() -> SourceFile.checkUnchanged(slice, CONF)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000938, 1700000001000",
    "1700000000938, 1699999999000",
    "1700000000938, 1700000000500",
    "1700000000000, 1700000000500",
  })
  void aFileOfAnotherTimeIsRefusedWithBoth(long planned, long now) throws IOException {
    FileSlice slice = slice(planned, now);
    assertThatThrownBy(() -> SourceFile.checkUnchanged(slice, CONF))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.INPUT_CHANGED))
        .hasMessageContaining(
            "changed after the run was planned: it had 3 bytes of 2023-11-14T22:");
  }

  private FileSlice slice(long planned, long now) throws IOException {
    Path file = Files.writeString(folder.resolve("rows"), "abc");
    Files.setLastModifiedTime(file, FileTime.fromMillis(now));
    return new FileSlice(file.toUri().toString(), 0, 3, 3, planned, List.of());
  }
}
