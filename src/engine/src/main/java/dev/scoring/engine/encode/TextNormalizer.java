package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Normalization;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Normalises text that is not all ASCII; the steps in their order. */
final class TextNormalizer {
  private TextNormalizer() {}

  static String normalize(String text, List<Normalization> steps) {
    String result = text;
    for (Normalization step : steps) {
      result =
          switch (step) {
            case TRIM -> trim(result);
            case LOWERCASE -> result.toLowerCase(Locale.ROOT);
            case NFKC -> Normalizer.normalize(result, Normalizer.Form.NFKC);
          };
    }
    return result;
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Unicode's White_Space property; all of it lies in the first plane. */
  private static boolean isWhiteSpace(char c) {
    return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
  }
}
