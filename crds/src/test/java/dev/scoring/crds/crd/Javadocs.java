package dev.scoring.crds.crd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the source says about types and their components. */
final class Javadocs {

  private static final List<Path> ROOTS =
      List.of(
          Path.of("src", "main", "java"), Path.of("..", "src", "contract", "src", "main", "java"));

  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Za-z]+#([A-Z_]+)\\b");

  private Javadocs() {}

  /** The first sentence of a record. */
  static String of(Class<?> type) {
    return sentence(comment(type).split("\n@|\\.\\s", 2)[0]);
  }

  /** What a record says about one of its components. */
  static String of(Class<?> type, String component) {
    Matcher param =
        Pattern.compile("\n@param " + component + "\\s+(.*?)(?=\n@|\\z)", Pattern.DOTALL)
            .matcher(comment(type));
    if (!param.find()) {
      throw new AssertionError(type.getName() + " does not document " + component);
    }
    return sentence(param.group(1));
  }

  private static String comment(Class<?> type) {
    String source = source(type);
    int declared = source.indexOf("public record " + type.getSimpleName() + "(");
    int begin = source.lastIndexOf("/**", declared);
    String comment = source.substring(begin + 3, source.indexOf("*/", begin));
    return comment.replaceAll("\n[ \t]*\\* ?", "\n");
  }

  private static String sentence(String text) {
    String plain =
        text.replaceAll("\\s+", " ")
            .replaceAll("\\{@(?:code|link|value) ([^}]*)\\}", "$1")
            .replaceAll("\\b[A-Za-z]+#\\w+\\(\\)", "the default")
            .strip();
    plain = CONSTANT.matcher(plain).replaceAll(match -> camelCase(match.group(1)));
    String capital = plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }

  /** As manifests spell a constant. */
  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private static String source(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".java";
    for (Path root : ROOTS) {
      if (Files.exists(root.resolve(file))) {
        try {
          return Files.readString(root.resolve(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new AssertionError("no source of " + type.getName());
  }
}
