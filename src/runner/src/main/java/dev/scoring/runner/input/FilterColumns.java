package dev.scoring.runner.input;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.jdk.javaapi.CollectionConverters;

/** The names in a predicate, before anything is known about them. */
public final class FilterColumns {
  private FilterColumns() {}

  /**
   * The first part of each name, in order; none for a predicate that does not parse, which is
   * reported where it is resolved.
   *
   * @param sql the predicate; null has none
   */
  public static List<String> of(SparkSession spark, String sql) {
    if (sql == null) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    try {
      var session = (org.apache.spark.sql.classic.SparkSession) spark;
      collect(session.sessionState().sqlParser().parseExpression(sql), names);
    } catch (Exception unparsable) {
      return List.of();
    }
    return List.copyOf(names);
  }

  private static void collect(Expression expression, Set<String> names) {
    if (expression instanceof UnresolvedAttribute attribute) {
      names.add(attribute.nameParts().head());
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> collect(child, names));
  }
}
