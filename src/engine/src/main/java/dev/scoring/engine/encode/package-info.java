/** Turns columns of rows into the model's input tensors, column by column, in reused buffers. */
package dev.scoring.engine.encode;
