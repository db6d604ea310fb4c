package dev.scoring.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spec travels as JSON between processes of one version. */
class SpecJsonTest {

  @Test
  void aSpecComesBackFromJsonAsItWas() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ScoringSpec spec =
        new ScoringSpec(
            new ModelSpec("m", null),
            new InputSpec("i", null, DataFormat.CSV, null, Map.of("header", "true"), null, null),
            new OutputSpec(
                "o",
                DataFormat.PARQUET,
                List.of("a"),
                List.of(new ScoreColumn("s", null, Activation.SOFTMAX, ScoreForm.TOP_K, 3, null)),
                null,
                new EmitSpec("s > 0"),
                null,
                PublishMode.NON_ATOMIC,
                "zstd",
                1L << 40,
                null,
                null),
            new PolicySpec(
                Count.of(512),
                new BadRows(BadRowAction.REJECT, "0.1", 3L),
                null,
                Precision.FLOAT16,
                null),
            new ThreadsSpec(Count.auto(), Count.of(2)));

    String text = json.writeValueAsString(spec);

    assertThat(json.readValue(text, ScoringSpec.class)).isEqualTo(spec);
    assertThat(text).contains("\"batchSize\":512", "\"intraOp\":\"Auto\"", "\"as\":\"TopK\"");
  }
}
