package dev.scoring.runner;

import java.util.Optional;

/** Which version of the program this is. */
final class CodeVersion {
  private CodeVersion() {}

  /** The archive's version; {@code development} outside an archive. */
  static String current() {
    return Optional.ofNullable(CodeVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
