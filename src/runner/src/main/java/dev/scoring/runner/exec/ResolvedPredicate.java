package dev.scoring.runner.exec;

import java.io.Serializable;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * A predicate bound to a schema.
 *
 * @param sql its text
 * @param expression boolean, deterministic, its columns bound to the schema's ordinals
 * @param references the schema's top-level columns that it reads
 */
public record ResolvedPredicate(String sql, Expression expression, Set<String> references)
    implements Serializable {

  public ResolvedPredicate {
    references = Set.copyOf(references);
  }
}
