/** Writes a unit's scored rows through Spark's output writers and commits the unit. */
package dev.scoring.runner.write;
