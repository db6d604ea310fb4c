/** Scoring in this process, for callers that know nothing of Spark. */
package dev.scoring.runner.local;
