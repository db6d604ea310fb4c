package dev.scoring.contract.spec;

import dev.scoring.contract.read.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of the places that a spec names: paths and URIs of Hadoop file systems. */
final class Locations {

  private static final int LONGEST = 4096;
  private static final Pattern SCHEME = Pattern.compile("([^/?*\\[{]*?):(.*)", Pattern.DOTALL);
  private static final Pattern SCHEME_NAME = Pattern.compile("[a-z][a-z0-9+.-]*");
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*:[^/@]*@.*", Pattern.DOTALL);
  private static final Pattern NO_AUTHORITY = Pattern.compile("///?|");
  private static final Pattern GLOB = Pattern.compile("[*?\\[\\]{}]");
  private static final Set<String> WITH_BUCKET = Set.of("s3a", "gs", "abfs", "abfss");

  private Locations() {}

  /** What is wrong with the syntax of a location. */
  static void check(String path, String location, List<Finding> found) {
    problem(location).ifPresent(problem -> found.add(new Finding(path, problem)));
  }

  private static Optional<String> problem(String location) {
    if (location.isBlank()) {
      return Optional.of("is blank; write a path or a URI such as s3a://bucket/folder");
    }
    if (location.length() > LONGEST) {
      return Optional.of(
          "has " + location.length() + " characters; write at most " + LONGEST + " of them");
    }
    String shown = Texts.shown(location);
    if (!location.equals(location.strip()) || location.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(shown + " has spaces around it or control characters; remove them");
    }
    Matcher uri = SCHEME.matcher(location);
    return uri.matches() ? problem(shown, uri.group(1), uri.group(2)) : Optional.empty();
  }

  private static Optional<String> problem(String shown, String scheme, String rest) {
    if (CREDENTIALS.matcher(rest).matches()) {
      return Optional.of(
          "the URI carries credentials; remove them and configure the file system's own");
    }
    if (!SCHEME_NAME.matcher(scheme).matches()) {
      return Optional.of(
          shown
              + " is not a URI: its scheme must be lower-case letters and digits, as in"
              + " s3a://bucket/folder; correct it");
    }
    if (scheme.equals("s3") || scheme.equals("s3n")) {
      return Optional.of(shown + " has the scheme " + scheme + "; write s3a://");
    }
    if (scheme.equals("http") || scheme.equals("https")) {
      return Optional.of(
          shown + " is not on a file system; copy it to one, such as s3a, hdfs or file");
    }
    if (WITH_BUCKET.contains(scheme) && !rest.matches("(?s)//[^/]+.*")) {
      return Optional.of(shown + " names no bucket; write " + scheme + "://bucket/folder");
    }
    return NO_AUTHORITY.matcher(rest).matches()
        ? Optional.of(shown + " names no path; write one after the scheme")
        : Optional.empty();
  }

  /** One place is wanted, not a pattern. */
  static void refuseGlob(String path, String location, List<Finding> found) {
    if (GLOB.matcher(location).find()) {
      found.add(
          new Finding(
              path,
              Texts.shown(location)
                  + " has one of the pattern characters * ? [ ] { }; name one place"));
    }
  }

  /** Whether {@code inner} is {@code outer} or lies in it, as far as their texts tell. */
  static boolean isWithin(String inner, String outer) {
    String in = folder(inner);
    String out = folder(outer);
    return in.equals(out) || in.startsWith(out.endsWith("/") ? out : out + "/");
  }

  private static String folder(String location) {
    String plain = location.replaceFirst("^file:/+", "/").replaceFirst("^\\./", "");
    while (plain.length() > 1 && plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    int authority = plain.indexOf("://");
    return authority < 0
        ? plain
        : plain.substring(0, authority).toLowerCase(Locale.ROOT) + plain.substring(authority);
  }
}
