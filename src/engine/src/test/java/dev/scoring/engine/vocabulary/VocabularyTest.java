package dev.scoring.engine.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  @TempDir Path dir;

  private Vocabulary read(byte[] content) throws IOException {
    return VocabularyFile.read(Files.write(dir.resolve("v.txt"), content), "v.txt");
  }

  private void refuses(byte[] content, String message) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.VOCABULARY_INVALID))
        .hasMessage(message);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyTokenHasItsLineAndOthersHaveNone() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      Map<String, Integer> lines = new HashMap<>();
      StringBuilder file = new StringBuilder();
      int size = 1 + random.nextInt(1 << random.nextInt(11));
      while (lines.size() < size) {
        String token = token(random);
        if (lines.putIfAbsent(token, lines.size()) == null) {
          file.append(token).append(random.nextBoolean() ? "\n" : "\r\n");
        }
      }
      Vocabulary vocabulary = read(utf8(file.toString()));
      assertThat(vocabulary.size()).isEqualTo(size);
      List<String> asked = new ArrayList<>(lines.keySet());
      for (int i = 0; i < 100; i++) {
        asked.add(token(random));
      }
      compare(vocabulary, lines, asked);
    }
  }

  private static void compare(
      Vocabulary vocabulary, Map<String, Integer> lines, List<String> asked) {
    byte[] all = utf8(String.join("", asked));
    int[] offsets = new int[asked.size()];
    int[] lengths = new int[asked.size()];
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      lengths[i] = utf8(asked.get(i)).length;
      at += lengths[i];
    }
    int[] found = new int[offsets.length];
    vocabulary.findAll(all, offsets, lengths, found.length, found);
    for (int i = 0; i < found.length; i++) {
      int line = lines.getOrDefault(asked.get(i), TokenIndex.NONE);
      assertThat(found[i]).as(asked.get(i)).isEqualTo(line);
      assertThat(vocabulary.find(all, offsets[i], lengths[i])).isEqualTo(line);
    }
  }

  private static String token(Random random) {
    int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 9);
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < length; i++) {
      token.appendCodePoint(random.nextInt(8) == 0 ? 0x4E00 + random.nextInt(4) : 'a');
    }
    return token.append(random.nextInt(50)).toString();
  }

  @Test
  void lastLineNeedsNoEnd() throws IOException {
    assertThat(read(utf8("a\nb")).find(utf8("b"), 0, 1)).isEqualTo(1);
  }

  @Test
  void duplicateEntryIsRefusedWithBothLines() {
    refuses(utf8("a\nb\na\n"), "v.txt has 'a' on line 1 and on line 3; a token has one index");
    refuses(utf8("a\r\na\n"), "v.txt has 'a' on line 1 and on line 2; a token has one index");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithLineAndByte() {
    byte[] content = utf8("ok\nab?\n");
    content[5] = (byte) 0xFF;
    refuses(
        content,
        "v.txt line 2 is not UTF-8: byte 0xFF at position 3 of the line (byte 6 of the file);"
            + " save it as UTF-8");
    refuses(
        new byte[] {(byte) 0xE6, (byte) 0x97},
        "v.txt line 1 is not UTF-8: byte 0xE6 at position 1 of the line (byte 1 of the file);"
            + " save it as UTF-8");
  }

  @Test
  void emptyFilesAndLinesAndByteOrderMarksAreRefused() {
    refuses(new byte[0], "v.txt is empty; it needs one token a line");
    refuses(utf8("a\n\nb\n"), "v.txt line 2 is empty; remove it or name a token");
    refuses(utf8("a\n\r\n"), "v.txt line 2 is empty; remove it or name a token");
    refuses(utf8("\uFEFFa\n"), "v.txt starts with a byte order mark; save it as UTF-8 without");
  }

  @Test
  void aContentIsLoadedOnceWhileItIsUsed() throws IOException {
    Vocabulary first = read(utf8("a\n"));
    assertThat(Vocabularies.shared("digest-of-this-test", () -> first)).isSameAs(first);
    assertThat(
            Vocabularies.shared(
                "digest-of-this-test",
                () -> {
                  throw new AssertionError("loaded twice");
                }))
        .isSameAs(first);
  }

  @Test
  void tokensTakeFewBytesBesideTheirText() throws IOException {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      file.append("com.example.").append(i).append('\n');
    }
    double text = file.length() / 10_000.0;
    assertThat(read(utf8(file.toString())).bytesPerEntry()).isBetween(text, text + 24);
  }
}
