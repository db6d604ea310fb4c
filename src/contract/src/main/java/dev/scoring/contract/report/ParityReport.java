package dev.scoring.contract.report;

/**
 * How far scores are from the training framework's: statistics of the absolute differences.
 *
 * @param output the bundle output compared
 * @param count how many values were compared
 * @param mean their mean
 * @param std their sample standard deviation; 0 for fewer than two
 * @param p25 their first quartile, linearly interpolated as all percentiles here
 * @param p50 their median
 * @param p75 their third quartile
 * @param p99 their 99th percentile
 * @param max the largest
 * @param passed whether the tolerance held
 */
public record ParityReport(
    String output,
    long count,
    double mean,
    double std,
    double p25,
    double p50,
    double p75,
    double p99,
    double max,
    boolean passed) {}
