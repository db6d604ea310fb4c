package dev.scoring.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions that decide what a run does, as the build wrote them down. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is missing from the build");
      }
      versions.load(in);
    }
    return new String[] {
      "scoring " + versions.getProperty("scoring"),
      "Spark %s, DJL %s with PyTorch %s, Java %s"
          .formatted(
              versions.getProperty("spark"),
              versions.getProperty("djl"),
              versions.getProperty("pytorch"),
              System.getProperty("java.version"))
    };
  }
}
