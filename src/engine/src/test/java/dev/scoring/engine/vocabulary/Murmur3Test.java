package dev.scoring.engine.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur3Test {

  @ParameterizedTest(name = "''{0}'' with seed {1} hashes to {2}")
  @CsvSource({
    "'', 0, 0",
    "'', 1, 514e28b7",
    "'', ffffffff, 81f16f39",
    "test, 0, ba6bd213",
    "test, 9747b28c, 704b81dc",
    "'Hello, world!', 0, c0363e43",
    "'Hello, world!', 9747b28c, 24884cba",
    "The quick brown fox jumps over the lazy dog, 0, 2e4ff723",
    "The quick brown fox jumps over the lazy dog, 9747b28c, 2fa826cd",
    "aaaa, 9747b28c, 5a97808a",
    "aaa, 9747b28c, 283e0130",
    "aa, 9747b28c, 5d211726",
    "a, 9747b28c, 7fa09ea6",
    "ππππππππ, 9747b28c, d58063c1"
  })
  void publishedVectorsHold(String text, String seed, String hash) {
    byte[] bytes = ("?" + text + "?").getBytes(StandardCharsets.UTF_8);
    int actual = Murmur3.hash32(bytes, 1, bytes.length - 2, Integer.parseUnsignedInt(seed, 16));
    assertThat(actual).isEqualTo(Integer.parseUnsignedInt(hash, 16));
  }
}
