package dev.scoring.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.BundleArchive.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleArchiveTest {
  @TempDir Path dir;

  private TestBundle bundle() {
    return TestBundle.withInputs(
            dir.resolve("b"), "{name: a, dtype: float32, shape: [], from: {column: a}}")
        .file("vocab/x.txt", "x\n".repeat(10_000))
        .file(".hidden", "no");
  }

  private Path zip(byte[] content) throws IOException {
    return Files.write(dir.resolve("in.zip"), content);
  }

  private void refuses(Path zip, Limits limits, String message) throws IOException {
    assertThatThrownBy(() -> BundleArchive.unpack(zip, dir.resolve("out"), limits))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MODEL_INVALID))
        .hasMessageContaining(message);
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .doesNotContain("out")
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void packedAndUnpackedBundlesHaveOneDigest() {
    ModelBundle folder = bundle().open();
    BundleArchive.pack(folder.folder(), dir.resolve("b.zip"));
    BundleArchive.unpack(dir.resolve("b.zip"), dir.resolve("deep/out"), Limits.defaults());
    ModelBundle unpacked = ModelBundle.open(dir.resolve("deep/out"));
    assertThat(unpacked.digest()).isEqualTo(folder.digest());
    assertThat(unpacked.descriptor()).isEqualTo(folder.descriptor());
    assertThat(dir.resolve("deep/out/.hidden")).doesNotExist();
  }

  @Test
  void packingTwiceGivesTheSameBytes() {
    Path folder = bundle().folder();
    BundleArchive.pack(folder, dir.resolve("1.zip"));
    assertThat(folder.resolve("model.pt").toFile().setLastModified(0)).isTrue();
    BundleArchive.pack(folder, dir.resolve("2.zip"));
    assertThat(dir.resolve("1.zip")).hasSameBinaryContentAs(dir.resolve("2.zip"));
  }

  @Test
  void anExistingZipIsNotReplaced() throws IOException {
    Path zip = zip(new byte[] {1});
    assertThatThrownBy(() -> BundleArchive.pack(bundle().folder(), zip))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("exists; remove it or name another file");
    assertThat(zip).hasBinaryContent(new byte[] {1});
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "/etc/x", "C:/x", "a//b", "./x", "a/."})
  void namesThatLeaveTheFolderAreRefused(String name) throws IOException {
    refuses(
        zip(TestBundle.zip(List.of("ok", name))),
        Limits.defaults(),
        "has the entry '" + name + "', which leaves the bundle");
  }

  @Test
  void backslashesAreRefused() throws IOException {
    refuses(
        zip(TestBundle.zip(List.of("..\\x"))),
        Limits.defaults(),
        "has a control character or a backslash in its name");
  }

  @Test
  void symbolicLinksAreRefused() throws IOException {
    byte[] content = TestBundle.zip(List.of("link"));
    int header = indexOf(content, new byte[] {'P', 'K', 1, 2});
    content[header + 5] = 3;
    content[header + 41] = (byte) 0xA1;
    refuses(zip(content), Limits.defaults(), "has the entry 'link', a link or special file");
  }

  @Test
  void encryptedEntriesAreRefused() throws IOException {
    byte[] content = TestBundle.zip(List.of("secret"));
    content[indexOf(content, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
    refuses(zip(content), Limits.defaults(), "has the entry 'secret', which is encrypted");
  }

  @Test
  void doubledEntriesAreRefused() throws IOException {
    byte[] content = TestBundle.zip(List.of("a1", "a2"));
    for (int i = 0; i < content.length - 1; i++) {
      if (content[i] == 'a' && content[i + 1] == '2') {
        content[i + 1] = '1';
      }
    }
    refuses(zip(content), Limits.defaults(), "has the entry 'a1' twice");
  }

  @Test
  void archivesBeyondTheLimitsAreRefusedWhateverTheirHeadersSay() throws IOException {
    BundleArchive.pack(bundle().folder(), dir.resolve("b.zip"));
    refuses(dir.resolve("b.zip"), new Limits(20_000, 100), "unpacks to more than 20000 bytes");
    refuses(dir.resolve("b.zip"), new Limits(1 << 20, 2), "has more than 2 entries");
  }

  @Test
  void damagedAndForeignFilesAreRefused() throws IOException {
    byte[] whole = TestBundle.zip(List.of("some-entry", "other"));
    refuses(zip(new byte[0]), Limits.defaults(), "is no zip or is damaged");
    refuses(
        zip("not a zip at all, but long enough".getBytes(StandardCharsets.UTF_8)),
        Limits.defaults(),
        "is no zip or is damaged: it has no end of a zip directory");
    refuses(
        zip(Arrays.copyOf(whole, whole.length - 5)), Limits.defaults(), "is no zip or is damaged");
    byte[] flipped = whole.clone();
    flipped[indexOf(whole, "some-entry".getBytes(StandardCharsets.UTF_8)) + 14] ^= 0x10;
    refuses(zip(flipped), Limits.defaults(), "is damaged in the entry 'some-entry'");
  }

  @Test
  void aFolderWithFilesIsNotUnpackedInto() throws IOException {
    Path zip = zip(TestBundle.zip(List.of("a")));
    Files.createDirectories(dir.resolve("full/x"));
    assertThatThrownBy(() -> BundleArchive.unpack(zip, dir.resolve("full"), Limits.defaults()))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("is not empty; name another folder");
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }
}
