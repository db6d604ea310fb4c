/** Spark's column vectors as the engine's input columns, and views on column vectors. */
package dev.scoring.runner.column;
