package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A container as a local process: its own mount namespace with the pod's volumes and termination
 * log, its own environment, its output in a file.
 */
final class ContainerProcess {
  private final Process process;
  private final Path log;
  private final Path terminationLog;

  private ContainerProcess(Process process, Path log, Path terminationLog) {
    this.process = process;
    this.log = log;
    this.terminationLog = terminationLog;
  }

  /**
   * What to run.
   *
   * @param command the whole command line
   * @param environment all variables; nothing is inherited but {@code PATH}
   * @param mounts source by path in the container
   * @param terminationMessagePath where the container leaves its last words
   */
  record Setup(
      List<String> command,
      Map<String, String> environment,
      Map<String, Path> mounts,
      String terminationMessagePath) {}

  /** The command line of a container: its own command, or the image's entrypoint with its args. */
  static List<String> command(JsonNode container, Image image, Map<String, String> variables) {
    List<String> command = new ArrayList<>();
    container.path("command").forEach(c -> command.add(c.asText()));
    if (command.isEmpty()) {
      command.addAll(image.entrypoint());
    }
    container.path("args").forEach(a -> command.add(a.asText()));
    return command.stream().map(c -> Environment.expand(c, variables)).toList();
  }

  static ContainerProcess start(Path folder, String name, Setup setup) throws IOException {
    Files.createDirectories(folder);
    Path log = folder.resolve(name + ".log");
    Path terminationLog = Files.createFile(folder.resolve(name + ".termination-log"));
    Path script = folder.resolve(name + ".sh");
    Files.writeString(script, script(setup, terminationLog));
    ProcessBuilder builder =
        new ProcessBuilder(
            "unshare", "--mount", "--propagation", "private", "bash", script.toString());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(setup.environment());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new ContainerProcess(builder.start(), log, terminationLog);
  }

  private static String script(Setup setup, Path terminationLog) {
    StringBuilder script = new StringBuilder("set -e\n");
    setup
        .mounts()
        .forEach(
            (path, source) -> {
              String make =
                  Files.isDirectory(source)
                      ? "mkdir -p " + quote(path)
                      : "mkdir -p \"$(dirname " + quote(path) + ")\"; touch " + quote(path);
              script
                  .append(make)
                  .append('\n')
                  .append("mount --bind ")
                  .append(quote(source.toString()))
                  .append(' ')
                  .append(quote(path))
                  .append('\n');
            });
    String message = quote(setup.terminationMessagePath());
    script
        .append("[ -e ")
        .append(message)
        .append(" ] || touch ")
        .append(message)
        .append("\nmount --bind ")
        .append(quote(terminationLog.toString()))
        .append(' ')
        .append(message)
        .append("\nexec");
    setup.command().forEach(c -> script.append(' ').append(quote(c)));
    return script.append('\n').toString();
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  /** The container's last words, as much of them as a node keeps. */
  String terminationMessage() throws IOException {
    byte[] bytes = Files.readAllBytes(terminationLog);
    int length = Math.min(bytes.length, 4096);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Waits for the end and returns the exit code, 128 and the number for a signal. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends it: SIGTERM, then SIGKILL to it and its children when the grace is over. */
  void stop(Duration grace) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it as a node that is lost, or a kernel out of memory, does. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
