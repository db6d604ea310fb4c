/**
 * What a run does, decided once: identity, units, pinned settings. No Spark, no Hadoop, no clock.
 */
package dev.scoring.runner.plan;
