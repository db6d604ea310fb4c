package dev.scoring.runner.input;

import dev.scoring.runner.plan.InputFile;
import java.util.List;

/**
 * What the input locations hold.
 *
 * @param locations the locations, qualified with scheme and authority, in the order declared
 * @param files data files in the order of their paths, each once, none of them empty
 * @param partitionColumns names from folders {@code name=value}, outermost first
 * @param notes what the user should know, each one sentence
 */
public record InputListing(
    List<String> locations,
    List<InputFile> files,
    List<String> partitionColumns,
    List<String> notes) {

  public InputListing {
    locations = List.copyOf(locations);
    files = List.copyOf(files);
    partitionColumns = List.copyOf(partitionColumns);
    notes = List.copyOf(notes);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(InputFile::size).sum();
  }
}
