/** The runner's front door: execute, plan or validate a scoring request in a Spark session. */
package dev.scoring.runner;
