package dev.scoring.runner.exec;

import dev.scoring.runner.plan.Unit;
import org.apache.spark.Partition;

/**
 * A unit as Spark's partition.
 *
 * @param index position among the run's partitions
 * @param unit the unit
 */
record UnitPartition(int index, Unit unit) implements Partition {}
