/** Makes the files of a run's records visible as its output, and finds what is there already. */
package dev.scoring.runner.publish;
