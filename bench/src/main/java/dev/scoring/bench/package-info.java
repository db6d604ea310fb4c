/** Benchmarks: programs that print what they measured. */
package dev.scoring.bench;
