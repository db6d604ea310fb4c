package dev.scoring.crds;

/**
 * What was published.
 *
 * @param uri the folder of the scores
 * @param rows rows scored and written
 * @param rejected rows set aside with a reason
 * @param filtered rows that the input filter dropped
 * @param suppressed rows scored and, by {@code emit.where}, not written
 * @param manifest URI of the manifest beside the scores
 */
public record OutputStatus(
    String uri, long rows, long rejected, long filtered, long suppressed, String manifest) {}
