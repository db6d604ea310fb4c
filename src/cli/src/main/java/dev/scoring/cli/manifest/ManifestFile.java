package dev.scoring.cli.manifest;

import dev.scoring.cli.error.FindingsException;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.contract.spec.ModelSpec;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.crds.ManifestReader;
import dev.scoring.crds.ScoringJobManifest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A manifest on disk.
 *
 * @param path where it is
 * @param manifest what it says, locations as written
 */
public record ManifestFile(Path path, ScoringJobManifest manifest) {
  /** Larger files are no manifests; the strict reader has a lower bound of its own. */
  private static final long MOST_BYTES = 16L << 20;

  /**
   * Reads a manifest.
   *
   * @throws ScoringFailure {@code SPEC_INVALID} when there is no readable file
   * @throws FindingsException with everything that is wrong with its content
   */
  public static ManifestFile read(Path path) {
    ReadResult<ScoringJobManifest> result = ManifestReader.read(text(path));
    if (result instanceof ReadResult.Invalid<ScoringJobManifest> invalid) {
      throw new FindingsException(invalid.findings());
    }
    return new ManifestFile(path, ((ReadResult.Valid<ScoringJobManifest>) result).value());
  }

  /**
   * The scoring part with absolute locations: relative ones are relative to the manifest's folder.
   *
   * @param output an output that replaces the manifest's, already absolute; empty keeps it
   */
  public ScoringSpec spec(Optional<String> output) {
    ScoringSpec spec = manifest.spec().scoring();
    return new ScoringSpec(
        new ModelSpec(absolute(spec.model().uri()), spec.model().digest()),
        input(spec.input()),
        output(spec.output(), output.orElseGet(() -> absolute(spec.output().uri()))),
        spec.policy(),
        spec.threads());
  }

  private String absolute(String location) {
    return Locations.resolve(path.toAbsolutePath().getParent(), location);
  }

  private InputSpec input(InputSpec input) {
    return new InputSpec(
        input.uri() == null ? null : absolute(input.uri()),
        input.uris().stream().map(this::absolute).toList(),
        input.format(),
        input.schema(),
        input.options(),
        input.filter(),
        input.optionalColumns());
  }

  private static OutputSpec output(OutputSpec output, String uri) {
    return new OutputSpec(
        uri,
        output.format(),
        output.columns(),
        output.scores(),
        output.metadata(),
        output.emit(),
        output.ifExists(),
        output.publish(),
        output.compression(),
        output.targetFileBytes(),
        output.partitionBy(),
        output.options());
  }

  private static String text(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw unreadable(path, "is a folder; name the manifest file in it", null);
      }
      if (Files.size(path) > MOST_BYTES) {
        throw unreadable(path, "is larger than 16 MiB, so it is no manifest", null);
      }
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw unreadable(path, "does not exist", e);
    } catch (CharacterCodingException e) {
      throw unreadable(path, "is not UTF-8 text", e);
    } catch (IOException e) {
      throw unreadable(path, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static ScoringFailure unreadable(Path path, String what, Exception cause) {
    return new ScoringFailure(
        FailureReason.SPEC_INVALID, "The manifest " + path + " " + what + ".", cause);
  }
}
