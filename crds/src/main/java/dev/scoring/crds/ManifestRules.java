package dev.scoring.crds;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.spec.SpecRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of a manifest that no type expresses. Pure and thread-safe. */
public final class ManifestRules {

  private static final int LONGEST_NAME = 40;
  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private ManifestRules() {}

  /** Everything that is wrong, in the order of the fields; empty when the manifest is right. */
  public static List<Finding> check(ScoringJobManifest manifest) {
    List<Finding> found = new ArrayList<>();
    identity(manifest, found);
    name(manifest.metadata().name(), found);
    namespace(manifest.metadata().namespace(), found);
    for (Finding finding : SpecRules.check(manifest.spec().scoring())) {
      found.add(new Finding(inManifest(finding.path()), finding.message()));
    }
    JobRules.check(manifest.spec(), found);
    return List.copyOf(found);
  }

  private static String inManifest(String path) {
    return path.startsWith("threads.") ? "spec.executor." + path : "spec." + path;
  }

  private static void identity(ScoringJobManifest manifest, List<Finding> found) {
    if (!manifest.apiVersion().equals(ScoringJobManifest.API_VERSION)) {
      found.add(
          new Finding(
              "apiVersion",
              Words.shown(manifest.apiVersion())
                  + " is not "
                  + ScoringJobManifest.API_VERSION
                  + "; write that"));
    }
    if (!manifest.kind().equals(ScoringJobManifest.KIND)) {
      found.add(
          new Finding(
              "kind",
              Words.shown(manifest.kind())
                  + " is not "
                  + ScoringJobManifest.KIND
                  + "; write that"));
    }
  }

  private static void name(String name, List<Finding> found) {
    if (name.length() > LONGEST_NAME) {
      found.add(
          new Finding(
              "metadata.name",
              "has " + name.length() + " characters; write at most " + LONGEST_NAME));
    } else if (!NAME.matcher(name).matches()) {
      found.add(
          new Finding(
              "metadata.name",
              Words.shown(name)
                  + " is not a name of lower-case letters, digits and hyphens that begins with a"
                  + " letter and does not end with a hyphen; correct it"));
    }
  }

  private static void namespace(String namespace, List<Finding> found) {
    if (namespace != null && !NAMESPACE.matcher(namespace).matches()) {
      found.add(
          new Finding(
              "metadata.namespace",
              Words.shown(namespace)
                  + " is not a namespace of at most 63 lower-case letters, digits and hyphens;"
                  + " correct it"));
    }
  }
}
