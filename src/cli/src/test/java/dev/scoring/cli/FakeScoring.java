package dev.scoring.cli;

import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.PlanPreview;
import dev.scoring.runner.RowSample;
import dev.scoring.runner.RunListener;
import dev.scoring.runner.RunRequest;
import dev.scoring.runner.local.LocalScoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scores nothing, and remembers what it was asked. */
final class FakeScoring implements LocalScoring {
  private static final RowSample ROWS =
      new RowSample(List.of("id", "score"), List.of(List.of("u1", "0.9")), List.of(), "score");

  private final List<Finding> findings = new ArrayList<>();
  private RuntimeException failure;
  private RunRequest asked;
  private Map<String, String> conf;
  private int cores;
  private boolean closed;

  FakeScoring start(int cores, Map<String, String> conf) {
    this.cores = cores;
    this.conf = conf;
    return this;
  }

  FakeScoring failsWith(RuntimeException thrown) {
    failure = thrown;
    return this;
  }

  FakeScoring finds(Finding finding) {
    findings.add(finding);
    return this;
  }

  RunRequest asked() {
    return asked;
  }

  Map<String, String> conf() {
    return conf;
  }

  int cores() {
    return cores;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public RunReport run(RunRequest request, RunListener listener) {
    asked = request;
    System.out.println("a library prints to standard output");
    listener.progress(new Progress(Progress.Stage.SCORING, 0, 1, 1, 2, 3, 3, 0, 1, 1));
    listener.note("Something to know.");
    if (failure != null) {
      throw failure;
    }
    if (request.limit().isPresent()) {
      listener.rows(ROWS);
    }
    return report(request);
  }

  @Override
  public PlanPreview plan(RunRequest request) {
    asked = request;
    return new PlanPreview(
        "7d0c1f2a",
        8,
        23_400_000,
        4,
        8_000_000,
        1,
        List.of("id", "age"),
        List.of("id string", "score float"),
        new PlanPreview.Execution(2, "Auto", "1", "1", 4_500_000, 1_200_000_000));
  }

  @Override
  public List<Finding> validate(RunRequest request) {
    asked = request;
    return findings;
  }

  @Override
  public RowSample sample(RunRequest request, int largest, int random) {
    return ROWS;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static RunReport report(RunRequest request) {
    boolean preview = request.limit().isPresent();
    return new RunReport(
        "7d0c1f2a",
        preview ? RunReport.Outcome.PREVIEW : RunReport.Outcome.PUBLISHED,
        10,
        7,
        1,
        2,
        0,
        1,
        0,
        new RunReport.OutputFiles(request.spec().output().uri(), 1, 100),
        new RunReport.ModelIdentity("m", "1", "sha256:0"),
        256,
        1,
        1,
        List.of(),
        new RunReport.RunTiming(1, 1, 1, 1, 1, 1, 10),
        List.of("Something to know."));
  }
}
