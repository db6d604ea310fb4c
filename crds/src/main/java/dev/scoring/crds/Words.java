package dev.scoring.crds;

/** The wording that several rules share. */
final class Words {

  private static final int MOST = 60;

  private Words() {}

  /** A text as messages show it: quoted, on one line, and not for pages. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= MOST ? "'" + line + "'" : "'" + line.substring(0, MOST) + "...'";
  }
}
