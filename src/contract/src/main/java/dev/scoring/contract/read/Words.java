package dev.scoring.contract.read;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.regex.Pattern;

/** The wording of paths and findings. */
final class Words {

  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_-]{1,60}");

  private Words() {}

  /** The path of a field: {@code spec.model}, or {@code spec.sparkConf[spark.x]} for odd names. */
  static String child(String path, String name) {
    if (!SIMPLE.matcher(name).matches()) {
      return path + "[" + Shown.plain(name) + "]";
    }
    return path.isEmpty() ? name : path + "." + name;
  }

  /** "a list", "a group of fields", "'x'". */
  static String describe(DocNode node) {
    if (node instanceof DocNode.Scalar scalar) {
      return scalar.isNull() ? "empty" : Shown.quoted(scalar.text());
    }
    return node instanceof DocNode.Items ? "a list" : "a group of fields";
  }

  /** "a, b, c". */
  static String list(List<String> names) {
    return String.join(", ", names);
  }

  /** "did you mean 'format'?", or the valid names. */
  static String meant(String written, List<String> valid, String what) {
    return NearestName.of(written, valid)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(() -> "the " + what + " here are " + list(valid));
  }

  /** "'parqet' is not one of parquet, orc; did you mean 'parquet'?". */
  static String notOneOf(String written, List<String> valid) {
    String meant =
        NearestName.of(written, valid).map(name -> "; did you mean '" + name + "'?").orElse("");
    return Shown.quoted(written) + " is not one of " + list(valid) + meant;
  }

  /** What a constructor or factory said against its arguments. */
  static String cause(InvocationTargetException e) {
    String message = e.getCause() == null ? null : e.getCause().getMessage();
    return message == null ? "is not accepted" : message;
  }
}
