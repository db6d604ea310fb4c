package dev.scoring.runner.exec;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/** Replaces attributes of a relation by their ordinals. */
final class BoundColumns extends AbstractPartialFunction<Expression, Expression> {
  private final List<Attribute> columns;

  BoundColumns(Seq<Attribute> columns) {
    this.columns = List.copyOf(CollectionConverters.asJava(columns));
  }

  @Override
  public boolean isDefinedAt(Expression expression) {
    return expression instanceof Attribute;
  }

  @Override
  public Expression apply(Expression expression) {
    Attribute attribute = (Attribute) expression;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).exprId().equals(attribute.exprId())) {
        return new BoundReference(i, attribute.dataType(), attribute.nullable());
      }
    }
    throw new IllegalStateException("no such column: " + attribute);
  }
}
