package dev.scoring.cli.term;

import dev.scoring.cli.text.Amounts;
import dev.scoring.contract.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws one frame of the progress line: a pure function of progress, time and width. */
final class ProgressFrame {
  private static final String GREEN = "\u001b[32m";
  private static final String DIM = "\u001b[2m";
  private static final String RESET = "\u001b[0m";
  private static final String SPINNER = "|/-\\";
  private static final int LONGEST_BAR = 40;
  private static final int SHORTEST_BAR = 8;
  private static final String GAP = "  ";

  private final Terminal terminal;
  private final String work;

  /**
   * Draws for a terminal.
   *
   * @param work what is being done while rows are counted, as in {@code Scoring}
   */
  ProgressFrame(Terminal terminal, String work) {
    this.terminal = terminal;
    this.work = work;
  }

  /**
   * The line, at most {@code width - 1} columns wide, so that no terminal wraps it.
   *
   * @param elapsedSeconds since the run's start
   */
  String render(Progress progress, double elapsedSeconds, int width) {
    boolean scoring = progress.stage() == Progress.Stage.SCORING;
    if (!scoring || progress.bytesTotal() <= 0) {
      return fit(withoutTotal(progress, elapsedSeconds), width - 1);
    }
    List<String> parts = parts(progress);
    int room = width - 1 - length(parts) - GAP.length();
    if (room >= SHORTEST_BAR) {
      return parts.get(0)
          + GAP
          + bar(progress, Math.min(room, LONGEST_BAR))
          + GAP
          + String.join(GAP, parts.subList(1, parts.size()));
    }
    // A narrow terminal loses the least telling parts first: bar, stage, rate, rows.
    for (int drop : new int[] {0, 2, 1}) {
      if (length(parts) <= width - 1) {
        break;
      }
      parts.remove(drop);
    }
    return fit(String.join(GAP, parts), width - 1);
  }

  /** The same in one line of a log. */
  String sentence(Progress progress, double elapsedSeconds) {
    StringBuilder line =
        new StringBuilder("[" + Amounts.clock(elapsedSeconds) + "] " + stage(progress));
    if (progress.stage() == Progress.Stage.SCORING) {
      if (progress.bytesTotal() > 0) {
        line.append(": ").append(progress.percent()).append("%");
      }
      line.append(", ").append(Amounts.count(progress.rowsRead(), "row"));
      line.append(", ").append(Amounts.rate(progress.rowsPerSecond())).append(" rows/s");
      if (progress.remainingSeconds() >= 0) {
        line.append(", ").append(Amounts.clock(progress.remainingSeconds())).append(" left");
      }
    }
    return line.toString();
  }

  private List<String> parts(Progress progress) {
    List<String> parts = new ArrayList<>();
    parts.add(stage(progress));
    parts.add(String.format(Locale.ROOT, "%3d%%", progress.percent()));
    parts.add(String.format(Locale.ROOT, "%11s rows", Amounts.count(progress.rowsRead())));
    parts.add(String.format(Locale.ROOT, "%9s rows/s", Amounts.rate(progress.rowsPerSecond())));
    String left =
        progress.remainingSeconds() < 0 ? "-:--" : Amounts.clock(progress.remainingSeconds());
    parts.add(String.format(Locale.ROOT, "%7s left", left));
    return parts;
  }

  private String withoutTotal(Progress progress, double elapsedSeconds) {
    char spinner = SPINNER.charAt((int) (elapsedSeconds * 4) % SPINNER.length());
    String line = stage(progress) + GAP + spinner + GAP + clockDown(elapsedSeconds);
    if (progress.rowsRead() == 0) {
      return line;
    }
    return line
        + GAP
        + Amounts.count(progress.rowsRead())
        + " rows"
        + GAP
        + Amounts.rate(progress.rowsPerSecond())
        + " rows/s";
  }

  private static String clockDown(double seconds) {
    return Amounts.clock(Math.floor(seconds));
  }

  private String bar(Progress progress, int length) {
    double share = Math.min(1.0, (double) progress.bytesDone() / progress.bytesTotal());
    int halves = (int) (share * length * 2);
    Terminal.Symbols symbols = terminal.symbols();
    boolean half = halves % 2 == 1;
    String done = symbols.full().repeat(halves / 2) + (half ? symbols.half() : "");
    String open = symbols.empty().repeat(length - halves / 2 - (half ? 1 : 0));
    return paint(GREEN, done) + paint(DIM, open);
  }

  private String paint(String colour, String text) {
    return terminal.colour() == Terminal.Colour.ON && !text.isEmpty()
        ? colour + text + RESET
        : text;
  }

  private static int length(List<String> parts) {
    int length = GAP.length() * (parts.size() - 1);
    for (String part : parts) {
      length += part.length();
    }
    return length;
  }

  private static String fit(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns));
  }

  private String stage(Progress progress) {
    return switch (progress.stage()) {
      case CHECKING -> "Checking";
      case PLANNING -> "Planning";
      case SCORING -> work;
      case PUBLISHING -> "Publishing";
      case DONE -> "Finishing";
    };
  }
}
