package dev.scoring.e2e.kubelet;

/** A container cannot be created yet: something that it refers to is not there. */
final class ConfigError extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigError(String message) {
    super(message);
  }
}
