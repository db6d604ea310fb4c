package dev.scoring.contract.progress;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a run is. Bytes are known from the start; rows in total only once every unit has been
 * read.
 *
 * @param stage what is being done
 * @param unitsDone units committed
 * @param unitsTotal units of the plan
 * @param bytesDone input bytes of what was scored
 * @param bytesTotal input bytes of the plan
 * @param rowsRead rows read so far
 * @param rowsScored rows scored so far
 * @param rowsRejected rows set aside so far
 * @param rowsPerSecond rows read per second over the last seconds
 * @param remainingSeconds estimated seconds to the end of scoring; negative while unknown
 */
public record Progress(
    Stage stage,
    int unitsDone,
    int unitsTotal,
    long bytesDone,
    long bytesTotal,
    long rowsRead,
    long rowsScored,
    long rowsRejected,
    double rowsPerSecond,
    double remainingSeconds) {

  /** The stages of a run, in their order. */
  public enum Stage {
    @JsonProperty("Checking")
    CHECKING,
    @JsonProperty("Planning")
    PLANNING,
    @JsonProperty("Scoring")
    SCORING,
    @JsonProperty("Publishing")
    PUBLISHING,
    @JsonProperty("Done")
    DONE
  }

  /** Whole percent of the input's bytes, 0 to 100. */
  public int percent() {
    return bytesTotal == 0 ? 0 : (int) Math.min(100, bytesDone * 100 / bytesTotal);
  }
}
