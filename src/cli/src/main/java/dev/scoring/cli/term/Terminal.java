package dev.scoring.cli.term;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What the streams can show.
 *
 * @param live whether standard error is a terminal on which a line can be redrawn
 * @param colour whether it may carry colours
 * @param symbols the characters it can draw
 */
public record Terminal(Live live, Colour colour, Symbols symbols) {

  /** Whether a line can be redrawn in place. */
  public enum Live {
    REDRAWN,
    LINES_ONLY
  }

  /** Whether colours are wanted. */
  public enum Colour {
    ON,
    OFF
  }

  /** The characters of a bar. */
  public enum Symbols {
    UNICODE("━", "╸", "─"),
    ASCII("#", "#", "-");

    private final String full;
    private final String half;
    private final String empty;

    Symbols(String full, String half, String empty) {
      this.full = full;
      this.half = half;
      this.empty = empty;
    }

    String full() {
      return full;
    }

    String half() {
      return half;
    }

    String empty() {
      return empty;
    }
  }

  /** Property by which {@code bin/scoring} says whether standard error is a terminal. */
  public static final String STDERR_PROPERTY = "scoring.stderr.terminal";

  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/|tty|console).*");

  /** A file or a pipe. */
  public static Terminal plain() {
    return new Terminal(Live.LINES_ONLY, Colour.OFF, Symbols.ASCII);
  }

  /**
   * Decides from the process's surroundings.
   *
   * @param stderr what standard error leads to, as Linux names it; asked only without the
   *     launcher's word
   */
  public static Terminal detect(
      Map<String, String> environment, Properties properties, Supplier<String> stderr) {
    String said = properties.getProperty(STDERR_PROPERTY);
    boolean terminal =
        said == null ? TERMINAL.matcher(stderr.get()).matches() : Boolean.parseBoolean(said);
    String term = environment.getOrDefault("TERM", "");
    if (!terminal || term.isEmpty() || term.equals("dumb")) {
      return plain();
    }
    boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        Live.REDRAWN,
        noColour ? Colour.OFF : Colour.ON,
        utf8(environment) ? Symbols.UNICODE : Symbols.ASCII);
  }

  private static boolean utf8(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("utf-8") || lower.contains("utf8");
      }
    }
    return false;
  }
}
