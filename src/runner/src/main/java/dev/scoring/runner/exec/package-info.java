/**
 * The physical operators of a run: a scan whose partitions are units, and the scoring step. Both
 * work on column batches and show in Spark's plans and UI.
 */
package dev.scoring.runner.exec;
