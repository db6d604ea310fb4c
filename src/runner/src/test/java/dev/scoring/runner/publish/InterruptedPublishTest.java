package dev.scoring.runner.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.spec.IfExists;
import dev.scoring.runner.publish.StagedRun.Place;
import dev.scoring.runner.store.FaultyStores;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.UnitRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Publishing dies before each of its store calls, which is also after the one before, and is done
 * again by another driver.
 */
class InterruptedPublishTest {
  @TempDir(factory = MemoryDisk.class)
  Path temp;

  private final Configuration conf = new Configuration();

  /** Hundreds of publications, each with dozens of fsyncs: on a disk they take a minute. */
  static final class MemoryDisk implements TempDirFactory {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws java.io.IOException {
      return Files.isWritable(SHARED_MEMORY)
          ? Files.createTempDirectory(SHARED_MEMORY, "publish-")
          : Files.createTempDirectory("publish-");
    }
  }

  @ParameterizedTest
  @CsvSource({"RENAME, FAIL", "OBJECT_STORE, FAIL", "RENAME, OVERWRITE", "OBJECT_STORE, OVERWRITE"})
  void endsInTheSameOutputWhereverItWasInterrupted(Place place, IfExists ifExists)
      throws Exception {
    int calls = 0;
    for (int at = 1; ; at++) {
      Path folder = Files.createDirectory(temp.resolve("crash-" + at));
      StagedRun run = prepared(folder, place, ifExists);
      Crash crash = new Crash(at);
      List<UnitRecord> records = run.records();
      boolean died = dies(() -> faulty(run, crash).publish(records, ifExists, p -> "{}"));
      if (!died) {
        calls = at - 1;
        break;
      }
      neverShowsSuccessWithoutTheWhole(run);
      Published published = again(run, ifExists);
      assertThat(published.files()).isEqualTo(3);
      assertThat(run.published()).as("crash at call %s", at).containsExactly("a", "b", "c");
      assertThat(run.allNames()).contains("_SUCCESS", "_scoring/r1/manifest.json").hasSize(5);
      assertThat(run.publisher().inspect()).isEqualTo(new OutputState.Published("{}"));
      assertThat(folder.resolve("_scoring.scores")).doesNotExist();
    }
    assertThat(calls).as("store calls of one publication").isGreaterThan(12);
  }

  private static StagedRun prepared(Path folder, Place place, IfExists ifExists) throws Exception {
    if (ifExists == IfExists.OVERWRITE) {
      StagedRun old = new StagedRun(folder, "r0", place).begun().unit(0, "x").unit(1, "y");
      old.publisher().publish(old.records(), IfExists.FAIL, p -> "{}");
    }
    StagedRun run = new StagedRun(folder, "r1", place).begun().unit(0, "a", "b").unit(1, "c");
    run.strayAttempt(0, "doubled");
    return run;
  }

  private Publisher faulty(StagedRun run, Crash crash) {
    try {
      RunStore healthy = run.runs();
      FileSystem files = run.place().output().getFileSystem(conf);
      RunStore runs = FaultyStores.runStore(healthy, files, crash);
      return new Publisher(
          runs, new FaultyFiles(HadoopFiles.of(run.place().output(), conf), crash), 1);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean dies(Supplier<Published> publishing) {
    try {
      return publishing.get() == null;
    } catch (Crash.Died e) {
      return true;
    }
  }

  private static void neverShowsSuccessWithoutTheWhole(StagedRun run) throws Exception {
    List<String> names = run.allNames();
    if (names.contains("_SUCCESS") && !names.contains("_scoring/r0/manifest.json")) {
      assertThat(run.published()).containsExactly("a", "b", "c");
    }
  }

  /** What the next driver does: it looks first, and publishes what is not published. */
  private static Published again(StagedRun run, IfExists ifExists) {
    OutputState state = run.publisher().inspect();
    assertThat(state).isInstanceOfAny(OutputState.Begun.class, OutputState.Published.class);
    if (state instanceof OutputState.Published) {
      Published published = run.publisher().publish(List.of(), ifExists, p -> "{}");
      run.runs().abandon("r1");
      return published;
    }
    return run.publisher().publish(run.records(), ifExists, p -> "{}");
  }

  @Test
  void twoDriversThatPublishInTurnsEndInOneOutput() throws Exception {
    for (Place place : Place.values()) {
      for (int at = 1; at < 16; at++) {
        IfExists ifExists = at % 2 == 0 ? IfExists.OVERWRITE : IfExists.FAIL;
        Path folder = Files.createDirectory(temp.resolve("turns-" + place + at));
        StagedRun run = prepared(folder, place, ifExists);
        List<UnitRecord> records = run.records();
        Supplier<Published> other = () -> run.publisher().publish(records, ifExists, p -> "{}");
        Crash crash = new Crash(at, () -> assertThat(other.get().files()).isEqualTo(3));
        faulty(run, crash).publish(records, ifExists, p -> "{}");
        assertThat(run.published()).as("%s, call %s", place, at).containsExactly("a", "b", "c");
        assertThat(run.allNames()).contains("_SUCCESS");
      }
    }
  }

  @Test
  void theManifestThatWasFrozenIsTheOneThatIsPublished() throws Exception {
    StagedRun run = prepared(temp, Place.RENAME, IfExists.FAIL);
    Crash crash = new Crash(9);
    List<UnitRecord> records = run.records();
    assertThat(dies(() -> faulty(run, crash).publish(records, IfExists.FAIL, p -> "{\"by\":1}")))
        .isTrue();
    run.publisher().publish(records, IfExists.FAIL, p -> "{\"by\":2}");
    assertThat(Files.readAllBytes(temp.resolve("scores/_scoring/r1/manifest.json")))
        .asString(UTF_8)
        .isEqualTo("{\"by\":1}");
  }

  @Test
  void stagingOfWhatReadersSeeIsTidiedUpLaterAndNoOther() throws Exception {
    int left = 0;
    for (int at = 1; ; at++) {
      StagedRun run =
          prepared(Files.createDirectory(temp.resolve("tidy-" + at)), Place.RENAME, IfExists.FAIL);
      Crash crash = new Crash(at);
      List<UnitRecord> records = run.records();
      if (!dies(() -> faulty(run, crash).publish(records, IfExists.FAIL, p -> "{}"))) {
        break;
      }
      boolean visible = run.publisher().inspect() instanceof OutputState.Published;
      run.publisher().tidyUp();
      assertThat(run.runs().plan().isEmpty()).as("crash at call %s", at).isEqualTo(visible);
      assertThat(run.runs().records().isEmpty()).as("crash at call %s", at).isEqualTo(visible);
      left += visible ? 1 : 0;
    }
    assertThat(left).isPositive();
  }
}
