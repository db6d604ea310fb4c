package dev.scoring.runner;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.contract.spec.ScoreColumn;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Outputs that cannot be made. */
class BadOutputTest extends BadRequestCase {
  static Stream<Arguments> cases() {
    return Stream.of(
        bad(
            "two columns of one name",
            (r, f) -> r.scores(new ScoreColumn("ID", "score", null, null, null, null)),
            FailureReason.OUTPUT_COLUMNS,
            "'ID' is the name of output.columns[0] already"),
        bad(
            "a metadata column of a score's name",
            (r, f) -> r.metadata(new MetadataColumns("score", null, null, null)),
            FailureReason.OUTPUT_COLUMNS,
            "two output columns are named score"),
        bad(
            "a carried column that is not there",
            (r, f) -> r.columns("id", "nothing"),
            FailureReason.OUTPUT_COLUMNS,
            "spec.output.columns[1]: the input has no column 'nothing'; it has id, amount"),
        bad(
            "an output below a file",
            (r, f) -> r.output(Files.writeString(f.resolve("file"), "x") + "/out"),
            FailureReason.OUTPUT_UNWRITABLE,
            "spec.output.uri: "),
        bad(
            "a codec that does not exist",
            (r, f) -> r.compression("zstandard"),
            FailureReason.SPEC_INVALID,
            "zstandard"));
  }
}
