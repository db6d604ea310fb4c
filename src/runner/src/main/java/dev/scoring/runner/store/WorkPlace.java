package dev.scoring.runner.store;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Where the files of a run lie. Staging is beside the output where a folder can be renamed in one
 * step, and below it where it cannot. Pure names: nothing here asks a store.
 *
 * @param kind what the output's file system can do
 * @param output the folder that readers will see, qualified
 * @param runId the run
 * @param folder the run's own folder: plan, records, data, publishing
 */
public record WorkPlace(StorageKind kind, Path output, String runId, Path folder)
    implements Serializable {

  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final String HIDDEN = "_scoring";

  public WorkPlace {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(folder, "folder");
    if (!RUN_ID.matcher(runId).matches()) {
      throw new IllegalArgumentException("not a run id: '" + runId + "'");
    }
  }

  /**
   * The place of a run whose output goes to a URI.
   *
   * @param conf the Hadoop configuration: default file system, credentials
   * @throws ScoringFailure {@code SpecInvalid} for a URI that is none, a scheme without a file
   *     system, or the root of one
   */
  public static WorkPlace of(String outputUri, String runId, Configuration conf) {
    Path output = qualified(outputUri, conf);
    if (output.getParent() == null) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "spec.output.uri: '"
              + outputUri
              + "' is the root of its file system; choose a folder inside it, for example '"
              + new Path(output, "scores")
              + "'");
    }
    StorageKind kind = StorageKind.ofScheme(output.toUri().getScheme());
    return new WorkPlace(kind, output, runId, new Path(stagingRoot(kind, output), runId));
  }

  private static Path qualified(String uri, Configuration conf) {
    try {
      Path path = new Path(uri);
      return path.getFileSystem(conf).makeQualified(path);
    } catch (IllegalArgumentException | IOException e) {
      throw StorageFault.ofUri("spec.output.uri", uri, e);
    }
  }

  private static Path stagingRoot(StorageKind kind, Path output) {
    return switch (kind) {
      case RENAME -> new Path(output.getParent(), HIDDEN + "." + output.getName());
      case OBJECT_STORE -> new Path(output, HIDDEN);
    };
  }

  /** The same output as seen by another run. */
  public WorkPlace ofRun(String otherRunId) {
    return new WorkPlace(kind, output, otherRunId, new Path(folder.getParent(), otherRunId));
  }

  /** The folder with one folder for each run at this output. */
  public Path runs() {
    return folder.getParent();
  }

  /** What the run was begun with. */
  public Path plan() {
    return new Path(folder, "plan.json");
  }

  /** The folder of all units' records. */
  public Path units() {
    return new Path(folder, "units");
  }

  /** A unit's record. */
  public Path record(int unit, int generation) {
    return new Path(units(), String.format(Locale.ROOT, "%05d/%d.json", unit, generation));
  }

  /** The folder in which attempts write; nothing in it counts that no record names. */
  public Path data() {
    return new Path(folder, "data");
  }

  /** The folder of one attempt, which no other attempt writes to. */
  public Path attempt(int unit, int generation, UUID attempt) {
    return new Path(data(), String.format(Locale.ROOT, "%05d-%d-%s", unit, generation, attempt));
  }

  /** The frozen list of what publishing does. */
  public Path intent() {
    return new Path(folder, "publish/intent.json");
  }

  /** Where the output is put together before it is renamed into its place. */
  public Path assembly() {
    return new Path(folder, "publish/output");
  }

  /** The file that tells readers that the output is complete. */
  public Path success() {
    return new Path(output, "_SUCCESS");
  }

  /** The published description of the run. */
  public Path manifest() {
    return new Path(output, manifestName());
  }

  /** The manifest's place below the output folder. */
  public String manifestName() {
    return HIDDEN + "/" + runId + "/manifest.json";
  }
}
