package dev.scoring.runner.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Small documents by name, of which each can be created once. Of any number of writers that create
 * one name at the same moment, on any number of machines, exactly one is told {@link
 * CreateOutcome.Created}, and what it wrote is durable then and is what everybody reads.
 *
 * <p>Implementations are safe for use by several threads. An error is thrown and never read as
 * absence.
 */
public interface ExclusiveStore {

  /**
   * Creates a document, with the folders above it. When this throws, the document may have been
   * created all the same: an answer can be lost. Calling again tells, since {@link
   * CreateOutcome.AlreadyThere} carries what is there.
   */
  CreateOutcome createExclusively(Path path, byte[] content) throws IOException;

  /** The document's content; empty if and only if the store says that there is none. */
  Optional<byte[]> read(Path path) throws IOException;

  /**
   * The documents at any depth below a folder, in no order; empty if the folder does not exist.
   * Half-written ones are not among them.
   */
  List<Path> list(Path folder) throws IOException;

  /** Deletes one document by its name; does nothing if it is not there. */
  void delete(Path path) throws IOException;
}
