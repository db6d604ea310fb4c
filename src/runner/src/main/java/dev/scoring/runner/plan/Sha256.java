package dev.scoring.runner.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** SHA-256 of sorted fields. */
final class Sha256 {
  private Sha256() {}

  /** 64 hexadecimal digits over {@code key=value} lines, in UTF-8. */
  static String hex(SortedMap<String, String> fields) {
    StringBuilder canonical = new StringBuilder();
    fields.forEach((key, value) -> canonical.append(key).append('=').append(value).append('\n'));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
