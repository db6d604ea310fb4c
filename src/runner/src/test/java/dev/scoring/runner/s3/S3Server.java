package dev.scoring.runner.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** An S3-protocol server in a process of its own, on the loopback, with one empty bucket. */
public final class S3Server implements AutoCloseable {
  /** The bucket. */
  public static final String BUCKET = "scoring";

  private static final Pattern STARTED =
      Pattern.compile("Tomcat started on ports (\\d+) \\(http\\)");
  private static final long START_MILLIS = 90_000;

  private final Process process;
  private final int port;

  private S3Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param folder where it keeps its objects and its log
   */
  public static S3Server start(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("server.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dloader.path=" + Path.of("target/test-classes").toAbsolutePath(),
                    "-Dloader.main=dev.scoring.runner.s3.LoopbackS3Mock",
                    "-cp",
                    Path.of("target/s3-server/s3mock.jar").toAbsolutePath().toString(),
                    "org.springframework.boot.loader.launch.PropertiesLauncher",
                    "--server.address=127.0.0.1",
                    "--server.port=0",
                    "--server.ssl.enabled=false",
                    "--com.adobe.testing.s3mock.httpPort=0",
                    "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET,
                    "--com.adobe.testing.s3mock.store.root=" + folder.resolve("objects"),
                    "--spring.main.banner-mode=off"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      return new S3Server(process, port(process, log));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static int port(Process process, Path log) throws IOException, InterruptedException {
    for (long waited = 0; waited < START_MILLIS; waited += 100) {
      Matcher started = STARTED.matcher(Files.readString(log));
      if (started.find()) {
        return Integer.parseInt(started.group(1));
      }
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException("the S3 server did not start:\n" + Files.readString(log));
  }

  /** Hadoop's configuration for it. */
  public Configuration configuration() {
    Configuration conf = new Configuration();
    settings().forEach(conf::set);
    return conf;
  }

  /** What Hadoop's configuration for it has beyond the defaults. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.s3a.endpoint", "http://127.0.0.1:" + port);
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.connection.ssl.enabled", "false");
    settings.put("fs.s3a.access.key", "test");
    settings.put("fs.s3a.secret.key", "test");
    settings.put(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    settings.put("fs.s3a.attempts.maximum", "2");
    settings.put("fs.s3a.retry.limit", "2");
    settings.put("fs.s3a.buffer.dir", System.getProperty("java.io.tmpdir"));
    return settings;
  }

  @Override
  public void close() {
    process.destroy();
    boolean ended = false;
    try {
      ended = process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      process.destroyForcibly();
    }
  }
}
