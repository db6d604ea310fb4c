package dev.scoring.contract.spec;

import dev.scoring.contract.read.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The rules of a {@link ScoringSpec} that no type expresses. Pure and thread-safe. */
public final class SpecRules {

  static final int MOST_BATCH_ROWS = 1_000_000;
  static final int MOST_THREADS = 1024;

  private SpecRules() {}

  /**
   * Everything that is wrong with a spec, in the order of its fields.
   *
   * @return findings with paths that begin at the spec, as in {@code input.uri}; empty when the
   *     spec is right
   */
  public static List<Finding> check(ScoringSpec spec) {
    List<Finding> found = new ArrayList<>();
    model(spec.model(), found);
    InputRules.check(spec.input(), found);
    OutputRules.check(spec, found);
    policy(spec.policy(), found);
    count("threads.intraOp", spec.threads().intraOp(), MOST_THREADS, found);
    count("threads.interOp", spec.threads().interOp(), MOST_THREADS, found);
    return List.copyOf(found);
  }

  private static void model(ModelSpec model, List<Finding> found) {
    Locations.check("model.uri", model.uri(), found);
    Locations.refuseGlob("model.uri", model.uri(), found);
    String digest = model.digest();
    if (digest != null && !digest.matches("sha256:[0-9a-f]{64}")) {
      found.add(
          new Finding(
              "model.digest",
              Texts.shown(digest)
                  + " is not sha256: and 64 lower-case hexadecimal digits; copy it from"
                  + " 'scoring bundle check'"));
    }
  }

  private static void policy(PolicySpec policy, List<Finding> found) {
    count("policy.batchSize", policy.batchSize(), MOST_BATCH_ROWS, found);
    badRows(policy.badRows(), found);
    tolerance("policy.parity.atol", policy.parity().atol(), found);
    tolerance("policy.parity.rtol", policy.parity().rtol(), found);
    atLeast("policy.minRows", policy.minRows(), 0, found);
  }

  private static void badRows(BadRows bad, List<Finding> found) {
    if (bad.action() != BadRowAction.REJECT) {
      String needsReject = "is a limit for action Reject; remove it, or set action to Reject";
      if (bad.maxFraction() != null) {
        found.add(new Finding("policy.badRows.maxFraction", needsReject));
      }
      if (bad.maxCount() != null) {
        found.add(new Finding("policy.badRows.maxCount", needsReject));
      }
      return;
    }
    if (bad.maxFraction() != null
        && Texts.decimal(bad.maxFraction())
            .filter(f -> f.signum() >= 0 && f.compareTo(BigDecimal.ONE) <= 0)
            .isEmpty()) {
      found.add(
          new Finding(
              "policy.badRows.maxFraction",
              Texts.shown(bad.maxFraction())
                  + " is not a decimal number from 0 to 1; write a share such as \"0.001\""));
    }
    atLeast("policy.badRows.maxCount", bad.maxCount(), 0, found);
  }

  private static void tolerance(String path, String value, List<Finding> found) {
    if (Texts.decimal(value).filter(t -> t.signum() >= 0).isEmpty()) {
      found.add(
          new Finding(
              path,
              Texts.shown(value)
                  + " is not a decimal number of at least 0; write one such as \"1e-6\""));
    }
  }

  private static void count(String path, Count count, int most, List<Finding> found) {
    OptionalInt fixed = count.fixed();
    if (fixed.isPresent() && (fixed.getAsInt() < 1 || fixed.getAsInt() > most)) {
      found.add(
          new Finding(
              path,
              fixed.getAsInt()
                  + " is outside the range of 1 to "
                  + most
                  + "; write a number in it, or Auto"));
    }
  }

  static void atLeast(String path, Long value, long least, List<Finding> found) {
    if (value != null && value < least) {
      found.add(new Finding(path, value + " is less than " + least + "; write at least " + least));
    }
  }
}
