/** Exclusive creation, and the files of a run that are built on it. No Spark. */
package dev.scoring.runner.store;
