package dev.scoring.runner.exec;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where every process of a run finds the model bundle.
 *
 * @param uri folder or archive, on any Hadoop file system
 * @param digest what its content must have; null takes what is there
 */
public record BundleRef(String uri, String digest) implements Serializable {

  public BundleRef {
    Objects.requireNonNull(uri, "uri");
  }
}
