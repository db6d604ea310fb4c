package dev.scoring.contract.spec;

/**
 * Names of optional columns that say where a row and its score came from; null leaves one out.
 *
 * @param sourceFile the input file's URI
 * @param rowPosition the row's zero-based position in its input file
 * @param modelVersion the bundle's version
 * @param runId the run's id
 */
public record MetadataColumns(
    String sourceFile, String rowPosition, String modelVersion, String runId) {

  private static final MetadataColumns NONE = new MetadataColumns(null, null, null, null);

  /** No such column. */
  public static MetadataColumns none() {
    return NONE;
  }
}
