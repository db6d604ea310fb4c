/** Comparison of scores with those of the training framework. */
package dev.scoring.engine.parity;
