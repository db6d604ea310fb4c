/** Brings a model bundle from any Hadoop file system to this process. */
package dev.scoring.runner.bundle;
