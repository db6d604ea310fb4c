package dev.scoring.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusJsonTest {

  @Test
  void aStatusComesBackFromJsonAsItWas() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String time = "2026-11-20T08:30:00Z";
    ScoringJobStatus status =
        new ScoringJobStatus(
            1L,
            JobPhase.BACKING_OFF,
            List.of(new Condition("Running", "False", 1L, time, "BackingOff", "Waits.")),
            1,
            new RetryStatus(1, 0, 1, time),
            time,
            time,
            time,
            null,
            new ProgressStatus(120L, 60, 1, 50, 10, 3, 6, time),
            new ExecutorCounts(4, 0, 1),
            "car-buyers-7d0c1f2a-1-driver",
            new OutputStatus("s3a://scores", 118, 1, 1, 0, "s3a://scores/_scoring/x"),
            new LastFailure("OOMKilled", "Raise memory.", 137, 1, true));

    String text = json.writeValueAsString(status);

    assertThat(json.readValue(text, ScoringJobStatus.class)).isEqualTo(status);
    assertThat(text).contains("\"phase\":\"BackingOff\"");
    assertThat(json.readValue("{}", ScoringJobStatus.class).conditions()).isEmpty();
  }
}
