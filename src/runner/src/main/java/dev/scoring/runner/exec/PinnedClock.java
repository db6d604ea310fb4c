package dev.scoring.runner.exec;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.types.DataTypes;
import scala.runtime.AbstractPartialFunction;

/** Replaces every expression that reads the clock by what it means at a fixed instant. */
final class PinnedClock extends AbstractPartialFunction<Expression, Expression> {
  private final Instant now;
  private final ZoneId zone;

  PinnedClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  @Override
  public boolean isDefinedAt(Expression expression) {
    return expression instanceof CurrentTimestampLike
        || expression instanceof CurrentDate
        || expression instanceof LocalTimestamp;
  }

  @Override
  public Expression apply(Expression expression) {
    if (expression instanceof CurrentTimestampLike) {
      return new Literal(micros(now), DataTypes.TimestampType);
    } else if (expression instanceof CurrentDate) {
      int days = Math.toIntExact(now.atZone(zone).toLocalDate().toEpochDay());
      return new Literal(days, DataTypes.DateType);
    }
    Instant local = LocalDateTime.ofInstant(now, zone).toInstant(ZoneOffset.UTC);
    return new Literal(micros(local), DataTypes.TimestampNTZType);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
