package dev.scoring.runner.publish;

import org.apache.hadoop.fs.Path;

/**
 * A published output.
 *
 * @param output the folder
 * @param files its data files
 * @param bytes their size together
 * @param manifest where the manifest is
 */
public record Published(Path output, int files, long bytes, Path manifest) {}
