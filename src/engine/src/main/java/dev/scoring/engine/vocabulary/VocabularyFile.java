package dev.scoring.engine.vocabulary;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a vocabulary: UTF-8, one token a line, lines ending with LF or CRLF. */
public final class VocabularyFile {
  /** Slots for each three tokens. */
  private static final int SLOTS_PER_THREE = 5;

  private static final int LONGEST_SHOWN = 80;

  private final String name;
  private final byte[] text;

  private VocabularyFile(String name, byte[] text) {
    this.name = name;
    this.text = text;
  }

  /**
   * Reads a vocabulary.
   *
   * @param file where it is
   * @param name what messages call it
   * @throws ScoringFailure {@code VOCABULARY_INVALID} when it is empty, too large, not UTF-8, or
   *     has an empty or doubled line
   */
  public static Vocabulary read(Path file, String name) {
    try {
      // A record takes its line's bytes, a header of eight and up to three to align.
      if (Files.size(file) > Integer.MAX_VALUE / 2) {
        throw invalid(name + " has " + Files.size(file) + " bytes; at most 1 GiB can be held");
      }
      return new VocabularyFile(name, Files.readAllBytes(file)).parse();
    } catch (IOException e) {
      throw new ScoringFailure(
          FailureReason.VOCABULARY_INVALID, name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Vocabulary parse() {
    if (text.length == 0) {
      throw invalid(name + " is empty; it needs one token a line");
    }
    if (text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB) {
      throw invalid(name + " starts with a byte order mark; save it as UTF-8 without");
    }
    checkUtf8();
    int lines = countLines();
    long recordBytes = text.length + (long) lines * (Vocabulary.HEADER + Integer.BYTES);
    long slots = Math.max(4, (long) lines * SLOTS_PER_THREE / 3 + 1);
    if (recordBytes > Integer.MAX_VALUE - 64) {
      throw invalid(name + " has " + lines + " lines; that is more than can be held");
    }
    byte[] records = new byte[(int) recordBytes + Vocabulary.SHORT];
    long[] table = new long[(int) slots];
    Vocabulary vocabulary = new Vocabulary(records, table, lines);
    int place = fill(vocabulary, records, table);
    return new Vocabulary(Arrays.copyOf(records, place + Vocabulary.SHORT), table, lines);
  }

  /** Fills both arrays and gives the end of the last record. */
  private int fill(Vocabulary vocabulary, byte[] records, long[] table) {
    int place = 0;
    int line = 0;
    for (int start = 0; start < text.length; line++) {
      int end = endOfLine(start);
      int length = end > start && text[end - 1] == '\r' ? end - 1 - start : end - start;
      if (length == 0) {
        throw invalid(name + " line " + (line + 1) + " is empty; remove it or name a token");
      }
      int known = vocabulary.place(text, start, length);
      if (known != TokenIndex.NONE) {
        throw doubled(start, length, Bytes.intAt(records, known), line);
      }
      Bytes.putInt(records, place, line);
      Bytes.putInt(records, place + Integer.BYTES, length);
      System.arraycopy(text, start, records, place + Vocabulary.HEADER, length);
      insert(table, Vocabulary.hash(text, start, length), place);
      place += Vocabulary.HEADER + (length + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
      start = end + 1;
    }
    return place;
  }

  private static void insert(long[] table, long hash, int place) {
    int at = Vocabulary.home(hash, table.length);
    while (table[at] != 0) {
      at = Vocabulary.next(at, table.length);
    }
    table[at] = Vocabulary.slot(hash, place);
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private int countLines() {
    int lines = text[text.length - 1] == '\n' ? 0 : 1;
    for (byte b : text) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private void checkUtf8() {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    decoder.onMalformedInput(CodingErrorAction.REPORT);
    int line = 1;
    for (int start = 0; start < text.length; line++) {
      int end = endOfLine(start);
      if (!isAscii(start, end)) {
        checkLine(decoder, ByteBuffer.wrap(text, start, end - start), line);
      }
      start = end + 1;
    }
  }

  private boolean isAscii(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private void checkLine(CharsetDecoder decoder, ByteBuffer line, int number) {
    int start = line.position();
    try {
      decoder.decode(line);
    } catch (CharacterCodingException e) {
      // A failed decode leaves the position at the byte that does not fit.
      int at = line.position();
      throw new ScoringFailure(
          FailureReason.VOCABULARY_INVALID,
          String.format(
              "%s line %d is not UTF-8: byte 0x%02X at position %d of the line (byte %d of the"
                  + " file); save it as UTF-8",
              name, number, text[at], at - start + 1, at + 1),
          e);
    }
  }

  private ScoringFailure doubled(int start, int length, int first, int second) {
    String token = new String(text, start, Math.min(length, LONGEST_SHOWN), StandardCharsets.UTF_8);
    return invalid(
        String.format(
            "%s has '%s' on line %d and on line %d; a token has one index",
            name, token, first + 1, second + 1));
  }

  private static ScoringFailure invalid(String message) {
    return new ScoringFailure(FailureReason.VOCABULARY_INVALID, message);
  }
}
