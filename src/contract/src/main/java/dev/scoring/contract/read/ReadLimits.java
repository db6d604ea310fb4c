package dev.scoring.contract.read;

/**
 * How large a document may be.
 *
 * @param bytes most bytes of its text as UTF-8
 * @param depth most levels of nesting, 1 to 200
 * @param values most values once aliases are written out
 */
public record ReadLimits(int bytes, int depth, int values) {

  private static final ReadLimits MANIFEST = new ReadLimits(1 << 20, 64, 100_000);

  public ReadLimits {
    if (bytes < 1 || depth < 1 || depth > 200 || values < 1) {
      throw new IllegalArgumentException(
          "limits of " + bytes + " bytes, " + depth + " levels, " + values + " values");
    }
  }

  /** 1 MiB, 64 levels and 100,000 values: those of a manifest. */
  public static ReadLimits manifest() {
    return MANIFEST;
  }

  /** Equal limits but for the size of the text. */
  public ReadLimits withBytes(int most) {
    return new ReadLimits(most, depth, values);
  }
}
