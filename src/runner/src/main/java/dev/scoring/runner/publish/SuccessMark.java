package dev.scoring.runner.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/**
 * The content of {@code _SUCCESS}. Readers look only whether the file is there; a later driver
 * reads here whose output it is.
 *
 * @param runId the run that published
 * @param publication which publication of it
 * @param files data files published
 * @param bytes their size together
 */
record SuccessMark(String runId, UUID publication, int files, long bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static SuccessMark of(PublishIntent intent) {
    return new SuccessMark(
        intent.runId(), intent.publication(), intent.add().size(), intent.bytes());
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mark, or empty for one that another program wrote. */
  static Optional<SuccessMark> parse(byte[] content) {
    try {
      return content.length == 0
          ? Optional.empty()
          : Optional.of(JSON.readValue(content, SuccessMark.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
