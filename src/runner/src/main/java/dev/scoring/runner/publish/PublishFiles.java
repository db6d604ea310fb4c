package dev.scoring.runner.publish;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;

/**
 * What publishing asks of a file system. An error is thrown and never read as absence. Safe for use
 * by several threads.
 */
interface PublishFiles {

  /** How moving a folder ended. */
  enum FolderMove {
    MOVED,
    /** Something that is not an empty folder is at the target. */
    TARGET_EXISTS,
    SOURCE_ABSENT
  }

  /** A file's bytes; empty if it is not there. */
  OptionalLong size(Path file) throws IOException;

  /** The files at any depth below a folder, by their names below it; empty if there is none. */
  List<String> names(Path folder) throws IOException;

  /** Some entry of a folder; the file's own name if a file is there; empty for nothing to see. */
  Optional<String> entry(Path folder) throws IOException;

  /** A file's content; empty if it is not there. */
  Optional<byte[]> read(Path file) throws IOException;

  /** Writes a small file, over one that is there. */
  void write(Path file, byte[] content) throws IOException;

  /** Moves a file to where none is, making folders; false if it is not there to be moved. */
  boolean move(Path from, Path to) throws IOException;

  /** Moves a folder, in one step, to where nothing or an empty folder is. */
  FolderMove moveFolder(Path from, Path to) throws IOException;

  /** Deletes a file; does nothing if it is not there. */
  void delete(Path file) throws IOException;

  /** Deletes a folder if it is there and empty. */
  void deleteIfEmpty(Path folder) throws IOException;
}
