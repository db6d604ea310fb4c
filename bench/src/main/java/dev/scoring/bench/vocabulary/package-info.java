/** How fast tokens find their indices, and what a vocabulary weighs. */
package dev.scoring.bench.vocabulary;
