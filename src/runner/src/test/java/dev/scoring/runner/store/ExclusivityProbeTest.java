package dev.scoring.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class ExclusivityProbeTest {
  private static final Path FOLDER = new Path("mem://store/run");

  @Test
  void aStoreThatLetsBothWinIsRefused() {
    assertThatThrownBy(() -> ExclusivityProbe.check(new LastWriterWins(), FOLDER))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.STORE_NOT_EXCLUSIVE))
        .hasMessage(
            "spec.output.uri: the store of 'mem://store/run' let one key be created twice, so that"
                + " two drivers could both commit; use a store that honours conditional writes"
                + " (If-None-Match)");
  }

  @Test
  void aStoreThatRefusesTheSecondButKeepsItsContentIsRefused() {
    ExclusiveStore overwriting =
        new LastWriterWins() {
          @Override
          public CreateOutcome createExclusively(Path path, byte[] content) throws IOException {
            CreateOutcome outcome = super.createExclusively(path, content);
            return documents.size() == 1 && creations > 1
                ? new CreateOutcome.AlreadyThere(content)
                : outcome;
          }
        };
    assertThatThrownBy(() -> ExclusivityProbe.check(overwriting, FOLDER))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("let one key be created twice");
  }

  @Test
  void aStoreThatDoesNotAnswerIsUnavailable() {
    ExclusiveStore silent =
        new LastWriterWins() {
          @Override
          public CreateOutcome createExclusively(Path path, byte[] content) throws IOException {
            throw new java.net.SocketTimeoutException("read timed out");
          }
        };
    assertThatThrownBy(() -> ExclusivityProbe.check(silent, FOLDER))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.STORE_UNAVAILABLE))
        .hasMessageContaining("SocketTimeoutException: read timed out")
        .hasMessageContaining("check the network, the store and the credentials");
  }

  private static class LastWriterWins implements ExclusiveStore {
    final Map<Path, byte[]> documents = new HashMap<>();
    int creations;

    @Override
    public CreateOutcome createExclusively(Path path, byte[] content) throws IOException {
      creations++;
      documents.put(path, content);
      return new CreateOutcome.Created();
    }

    @Override
    public Optional<byte[]> read(Path path) {
      return Optional.ofNullable(documents.get(path));
    }

    @Override
    public List<Path> list(Path folder) {
      return List.copyOf(documents.keySet());
    }

    @Override
    public void delete(Path path) {
      documents.remove(path);
    }
  }
}
