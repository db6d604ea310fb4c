package dev.scoring.cli.term;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/**
 * The two streams of the command and what they can show.
 *
 * @param out results, and nothing else
 * @param err everything else; written through {@code statusLine}
 * @param statusLine the line that can be redrawn on standard error
 * @param terminal what standard error can show
 * @param width columns of the terminal, asked for at each redraw
 */
public record Console(
    PrintStream out, PrintStream err, StatusLine statusLine, Terminal terminal, IntSupplier width) {

  /** A console over given streams, as UTF-8. */
  public static Console over(
      OutputStream out, OutputStream err, Terminal terminal, IntSupplier width) {
    StatusLine line = new StatusLine(err);
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(line, true, StandardCharsets.UTF_8),
        line,
        terminal,
        width);
  }

  /**
   * The process's own streams. {@code System.out} and {@code System.err} both lead to standard
   * error from here on, so that nothing but results reaches standard output, whoever prints.
   */
  public static Console ofProcess() {
    Terminal terminal =
        Terminal.detect(System.getenv(), System.getProperties(), Console::stderrTarget);
    Console console =
        over(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            terminal,
            TerminalWidth.ofProcess());
    System.setOut(console.err());
    System.setErr(console.err());
    return console;
  }

  private static String stderrTarget() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
