package dev.scoring.runner.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkStoreTest extends ExclusiveStoreConformance {
  @TempDir java.nio.file.Path temp;

  @Override
  ExclusiveStore store() {
    return new LinkStore();
  }

  @Override
  Path folder() {
    return new Path(temp.toUri().toString(), UUID.randomUUID().toString());
  }

  @Override
  int races() {
    return 1_000;
  }

  @Test
  void noTemporaryFileIsLeftAndNoneIsListed() throws Exception {
    Path root = folder();
    store().createExclusively(new Path(root, "x"), "1".getBytes(UTF_8));
    store().createExclusively(new Path(root, "x"), "2".getBytes(UTF_8));
    java.nio.file.Path local = LocalDisk.path(root);
    try (var files = Files.list(local)) {
      assertThat(files.map(f -> String.valueOf(f.getFileName()))).containsExactly("x");
    }
    Files.writeString(local.resolve(".y.0000.tmp"), "half");
    assertThat(store().list(root)).containsExactly(new Path(root, "x"));
  }

  @Test
  void aFileInPlaceOfAFolderIsAnErrorAndNotAbsence() throws Exception {
    Files.writeString(temp.resolve("file"), "text");
    Path below = new Path(temp.toUri().toString(), "file/x.json");
    assertThatThrownBy(() -> store().createExclusively(below, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a file, not a directory");
    assertThatThrownBy(() -> store().read(below)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ExclusivityProbe.check(store(), new Path(below, "probe")))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_UNWRITABLE))
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("check the folder and the permissions");
  }
}
