package dev.scoring.runner.check;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers everything that is wrong, so that the user corrects it in one go. */
final class Problems {
  private static final Pattern PATH =
      Pattern.compile("(spec(?:\\.[\\w\\[\\]-]+)+): (.*)", Pattern.DOTALL);

  private record Problem(FailureReason reason, Finding finding, Throwable cause) {}

  private final List<Problem> problems = new ArrayList<>();

  boolean none() {
    return problems.isEmpty();
  }

  void add(FailureReason reason, Finding finding) {
    problems.add(new Problem(reason, finding, null));
  }

  /** A step's result; empty when it failed, which is noted. */
  <T> Optional<T> attempt(Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (ScoringFailure failure) {
      problems.add(new Problem(failure.reason(), finding(failure.getMessage()), failure));
      return Optional.empty();
    }
  }

  private static Finding finding(String sentence) {
    Matcher parts = PATH.matcher(sentence);
    return parts.matches()
        ? new Finding(parts.group(1), parts.group(2))
        : new Finding("", sentence);
  }

  List<Finding> findings() {
    return problems.stream().map(Problem::finding).toList();
  }

  /** The first problem, with all others of its reason and the number of the rest. */
  void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    Problem first = problems.get(0);
    List<String> same =
        problems.stream()
            .filter(problem -> problem.reason() == first.reason())
            .map(problem -> problem.finding().toString())
            .toList();
    int others = problems.size() - same.size();
    String more = others == 0 ? "" : " (and " + others + " more that 'scoring validate' shows)";
    throw new ScoringFailure(first.reason(), String.join("; ", same) + more, first.cause());
  }
}
