package dev.scoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final Path OPTIONS = Path.of("target/launch/java.args");
  private static final Path SCRIPT = Path.of("../../bin/scoring");

  @TempDir private Path folder;

  @Test
  void theLauncherOpensWhatTheTestsOpen() throws IOException {
    List<String> ours =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .toList();
    String options = Files.readString(OPTIONS);

    assertThat(ours).isNotEmpty().allMatch(options::contains);
    assertThat(options).doesNotContain("${");
    assertThat(options.split("--add-opens", -1)).hasSize(ours.size() + 1);
  }

  @Test
  @Timeout(120)
  void theLauncherRunsFromAnywhereWithSpacesInItsPath() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("scoring link"), builtTree());

    Ran ran = run(folder, link.toString(), "--version");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("scoring ").contains("Spark ", "Java ");
    assertThat(ran.code()).isZero();
  }

  @Test
  @Timeout(120)
  void theExitCodeAndTheSentenceReachTheShell() throws Exception {
    Ran ran = run(folder, builtTree().toString(), "run", "no such.yaml");

    assertThat(ran.code()).isEqualTo(60);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("error: The manifest " + folder + "/no such.yaml does not exist.\n");
  }

  @Test
  @Timeout(120)
  void aBuildThatFailsShowsItsOutput() throws Exception {
    Path script = builtTree();
    Files.delete(folder.resolve("my repo/src/cli/target/launch/built"));
    Path maven = Files.createDirectories(folder.resolve("tools")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho '[ERROR] it does not compile'\nexit 1\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));

    Ran ran =
        run(
            folder,
            "env",
            "PATH=" + maven.getParent() + ":" + System.getenv("PATH"),
            script.toString(),
            "--version");

    assertThat(ran.code()).isEqualTo(94);
    assertThat(ran.err())
        .startsWith("building the command (first use, or sources changed)")
        .contains("[ERROR] it does not compile", "error: The build failed");
  }

  /** The script in a tree of its own that looks freshly built, with this test's class path. */
  private Path builtTree() throws IOException {
    Path root = folder.resolve("my repo");
    Path launch = Files.createDirectories(root.resolve("src/cli/target/launch"));
    Path bin = Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("crds"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.copy(OPTIONS, launch.resolve("java.args"));
    Files.writeString(launch.resolve("classpath"), System.getProperty("java.class.path"));
    Files.writeString(launch.resolve("built"), "");
    Path script = bin.resolve("scoring");
    Files.copy(SCRIPT, script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private record Ran(int code, String out, String err) {}

  private static Ran run(Path directory, String... command) throws Exception {
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream stdout = process.getInputStream()) {
      String out = new String(stdout.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
      return new Ran(process.exitValue(), out, Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }
}
