package dev.scoring.contract.read;

/** How a document's own text appears in messages: on one line, and not for pages. */
final class Shown {

  private static final int MOST = 60;

  private Shown() {}

  /** {@code text} in single quotes, control characters escaped, cut after 60 characters. */
  static String quoted(String text) {
    return "'" + plain(text) + "'";
  }

  /** {@code text} with control characters escaped, cut after 60 characters. */
  static String plain(String text) {
    boolean cut = text.codePointCount(0, text.length()) > MOST;
    int end = cut ? text.offsetByCodePoints(0, MOST) : text.length();
    StringBuilder shown = new StringBuilder();
    text.substring(0, end)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                shown.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return cut ? shown.append("...").toString() : shown.toString();
  }
}
