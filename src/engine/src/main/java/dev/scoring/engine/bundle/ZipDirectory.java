package dev.scoring.engine.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The central directory of a zip, read for what {@link java.util.zip.ZipFile} does not tell: the
 * Unix file type, encryption, and names that stand there twice.
 */
final class ZipDirectory {
  private static final int END = 0x06054B50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR_64 = 0x07064B50;
  private static final int LOCATOR_64_BYTES = 20;
  private static final int END_64 = 0x06064B50;
  private static final int END_64_BYTES = 56;
  private static final int HEADER = 0x02014B50;
  private static final int HEADER_BYTES = 46;
  private static final int MAX_BYTES = 64 << 20;
  private static final int UNIX = 3;
  private static final int TYPE = 0xF000;
  private static final int REGULAR = 0x8000;
  private static final int FOLDER = 0x4000;

  private ZipDirectory() {}

  /**
   * One entry.
   *
   * @param encrypted whether it wants a password
   * @param special whether its Unix type is neither a regular file nor a folder
   */
  record Entry(String name, boolean encrypted, boolean special) {}

  /**
   * Reads the directory.
   *
   * @param maxEntries most entries to read; an archive with more gives one more than that
   * @throws ZipException when the file is no zip, or is damaged
   */
  static List<Entry> read(Path zip, int maxEntries) throws IOException {
    try (FileChannel channel = FileChannel.open(zip)) {
      ByteBuffer directory = directory(channel);
      List<Entry> entries = new ArrayList<>();
      while (directory.remaining() >= HEADER_BYTES && entries.size() <= maxEntries) {
        entries.add(entry(directory));
      }
      if (directory.remaining() > 0 && entries.size() <= maxEntries) {
        throw new ZipException("the directory ends within an entry");
      }
      return entries;
    }
  }

  private static Entry entry(ByteBuffer directory) throws ZipException {
    int at = directory.position();
    if (directory.getInt(at) != HEADER) {
      throw new ZipException("the directory has no entry where one must be");
    }
    int madeBy = directory.get(at + 5);
    boolean encrypted = (directory.getShort(at + 8) & 1) != 0;
    int nameLength = directory.getShort(at + 28) & 0xFFFF;
    int extra = directory.getShort(at + 30) & 0xFFFF;
    int comment = directory.getShort(at + 32) & 0xFFFF;
    int mode = madeBy == UNIX ? directory.getInt(at + 38) >>> 16 : 0;
    int next = at + HEADER_BYTES + nameLength + extra + comment;
    if (next > directory.limit()) {
      throw new ZipException("the directory ends within an entry");
    }
    byte[] name = new byte[nameLength];
    directory.get(at + HEADER_BYTES, name);
    directory.position(next);
    int type = mode & TYPE;
    boolean special = type != 0 && type != REGULAR && type != FOLDER;
    return new Entry(new String(name, StandardCharsets.UTF_8), encrypted, special);
  }

  private static ByteBuffer directory(FileChannel channel) throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
    ByteBuffer end = read(channel, size - tail, tail);
    for (int at = tail - END_BYTES; at >= 0; at--) {
      if (end.getInt(at) == END) {
        long bytes = end.getInt(at + 12) & 0xFFFFFFFFL;
        long start = end.getInt(at + 16) & 0xFFFFFFFFL;
        return start == 0xFFFFFFFFL || bytes == 0xFFFFFFFFL
            ? directory64(channel, size - tail + at)
            : directory(channel, start, bytes);
      }
    }
    throw new ZipException("it has no end of a zip directory");
  }

  private static ByteBuffer directory64(FileChannel channel, long end) throws IOException {
    ByteBuffer locator = read(channel, end - LOCATOR_64_BYTES, LOCATOR_64_BYTES);
    if (locator.getInt(0) != LOCATOR_64) {
      throw new ZipException("its zip64 directory is missing");
    }
    ByteBuffer record = read(channel, locator.getLong(8), END_64_BYTES);
    if (record.getInt(0) != END_64) {
      throw new ZipException("its zip64 directory is missing");
    }
    return directory(channel, record.getLong(48), record.getLong(40));
  }

  private static ByteBuffer directory(FileChannel channel, long start, long bytes)
      throws IOException {
    if (bytes < 0 || bytes > MAX_BYTES) {
      throw new ZipException("its directory has " + bytes + " bytes; at most 64 MiB are read");
    }
    return read(channel, start, (int) bytes);
  }

  private static ByteBuffer read(FileChannel channel, long start, int bytes) throws IOException {
    if (start < 0 || start + bytes > channel.size()) {
      throw new ZipException("its directory lies outside the file");
    }
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, start + buffer.position()) < 0) {
        throw new ZipException("the file ends early");
      }
    }
    return buffer.flip();
  }
}
