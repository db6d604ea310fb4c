package dev.scoring.cli.manifest;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Resolves locations of a manifest or of the command line: a location without a scheme that does
 * not begin with a slash is relative to a folder; every other one is taken as it is.
 */
public final class Locations {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  private Locations() {}

  /**
   * The location with a scheme. Spaces and globs stay as they are written; {@code .} and {@code ..}
   * are worked off.
   *
   * @param folder what relative locations are relative to
   */
  public static String resolve(Path folder, String location) {
    if (SCHEME.matcher(location).matches()) {
      return location;
    }
    boolean ends = location.length() > 1 && location.endsWith("/");
    Path path = folder.toAbsolutePath().resolve(location).normalize();
    return "file://" + path + (ends ? "/" : "");
  }
}
