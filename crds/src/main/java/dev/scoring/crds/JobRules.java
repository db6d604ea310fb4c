package dev.scoring.crds;

import dev.scoring.contract.read.Finding;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules of what a cluster does with a job: pods, retries, deadlines, Spark properties. */
final class JobRules {

  private static final int LONGEST_IMAGE = 1024;
  private static final int MOST_PROPERTIES = 200;
  private static final Pattern SERVICE_ACCOUNT =
      Pattern.compile("(?=.{1,253}$)[a-z0-9]([-.a-z0-9]*[a-z0-9])?");
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?i).*(password|passwd|secret|token|credential|access\\.?key|account\\.key|sas\\.).*");

  private JobRules() {}

  static void check(ScoringJobSpec spec, List<Finding> found) {
    PodRules.driver(spec.driver(), found);
    PodRules.executor(spec.executor(), found);
    image(spec.image(), found);
    serviceAccount(spec.serviceAccountName(), found);
    range("spec.backoffLimit", spec.backoffLimit(), 0, 100, found);
    range("spec.activeDeadlineSeconds", spec.activeDeadlineSeconds(), 1, found);
    range("spec.startDeadlineSeconds", spec.startDeadlineSeconds(), 1, found);
    range("spec.progressDeadlineSeconds", spec.progressDeadlineSeconds(), 1, found);
    range("spec.ttlSecondsAfterFinished", spec.ttlSecondsAfterFinished(), 0, found);
    range("spec.podsTtlSeconds", spec.podsTtlSeconds(), 0, found);
    if (spec.managedBy() != null && !spec.managedBy().matches("[^/\\s]{1,63}/[^\\s]{1,63}")) {
      found.add(
          new Finding(
              "spec.managedBy",
              Words.shown(spec.managedBy())
                  + " is not a domain, a slash and a name; write one such as example.com/queue"));
    }
    sparkConf(spec.sparkConf(), found);
  }

  private static void image(String image, List<Finding> found) {
    if (image == null) {
      return;
    }
    if (image.isEmpty() || image.length() > LONGEST_IMAGE || image.matches("(?s).*\\s.*")) {
      found.add(
          new Finding(
              "spec.image",
              Words.shown(image)
                  + " is not an image; write its repository and tag, without spaces"));
    }
  }

  private static void serviceAccount(String name, List<Finding> found) {
    if (name != null && !SERVICE_ACCOUNT.matcher(name).matches()) {
      found.add(
          new Finding(
              "spec.serviceAccountName",
              Words.shown(name)
                  + " is not a name of lower-case letters, digits, dots and hyphens; correct it"));
    }
  }

  private static void sparkConf(Map<String, String> properties, List<Finding> found) {
    if (properties.size() > MOST_PROPERTIES) {
      found.add(
          new Finding(
              "spec.sparkConf",
              "has " + properties.size() + " entries; write at most " + MOST_PROPERTIES));
    }
    for (String name : properties.keySet().stream().sorted().toList()) {
      if (!name.startsWith("spark.")) {
        found.add(
            new Finding(
                "spec.sparkConf[" + name + "]",
                "is no Spark property; names begin with spark. (Hadoop's with spark.hadoop.)"));
      } else if (CREDENTIAL.matcher(name).matches()) {
        found.add(
            new Finding(
                "spec.sparkConf[" + name + "]",
                "would show a credential to everyone who may read the job; remove it and refer to"
                    + " a Secret in spec.driver.env and spec.executor.env"));
      }
    }
  }

  static void range(String path, Integer value, int least, int most, List<Finding> found) {
    if (value != null && (value < least || value > most)) {
      found.add(
          new Finding(
              path,
              value
                  + " is outside the range of "
                  + least
                  + " to "
                  + most
                  + "; write a number in"
                  + " it"));
    }
  }

  private static void range(String path, Long value, long least, List<Finding> found) {
    if (value != null && value < least) {
      found.add(new Finding(path, value + " is less than " + least + "; write at least " + least));
    }
  }
}
