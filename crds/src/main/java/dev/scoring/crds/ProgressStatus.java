package dev.scoring.crds;

/**
 * How far scoring is, as the driver last reported.
 *
 * @param rowsTotal rows of the input; null until every unit has been read
 * @param rowsScored rows scored
 * @param rowsRejected rows set aside with a reason
 * @param percent whole percent of the input's bytes, 0 to 100
 * @param rowsPerSecond rows read in a second, over the last seconds
 * @param unitsDone units committed
 * @param unitsTotal units of the plan
 * @param estimatedCompletionTime when scoring will end at this speed, as an RFC 3339 text in UTC;
 *     null while unknown
 */
public record ProgressStatus(
    Long rowsTotal,
    long rowsScored,
    long rowsRejected,
    int percent,
    long rowsPerSecond,
    int unitsDone,
    int unitsTotal,
    String estimatedCompletionTime) {}
