package dev.scoring.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.cli.manifest.Locations;
import dev.scoring.cli.manifest.ManifestFile;
import dev.scoring.cli.summary.RunSummary;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RunReport;
import dev.scoring.crds.ClusterOnly;
import dev.scoring.runner.ExistingRun;
import dev.scoring.runner.RowSample;
import dev.scoring.runner.RunRequest;
import dev.scoring.runner.local.LocalScoring;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores. */
@Command(
    name = "run",
    header = "Scores the input of a ScoringJob and publishes the scores.",
    description = {
      "Checks everything first, scores with Spark in this process, and ends with a summary.",
      "A run that was stopped goes on where it was when the same command is given again."
    },
    footer = {
      "",
      "Examples:",
      "  scoring run examples/car-buyers/scoringjob.yaml",
      "  scoring run job.yaml --limit 20                # a first look; publishes nothing",
      "  scoring run job.yaml --json | jq .rowsScored   # for machines"
    })
final class RunCommand implements Callable<Integer>, JsonFailures {
  private static final int LARGEST = 5;
  private static final int RANDOM = 3;

  private final CommandContext context;

  @Parameters(
      paramLabel = "MANIFEST",
      description = {
        "The ScoringJob, as kubectl apply takes it. Relative locations",
        "in it are relative to its folder."
      })
  private Path file;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Score only the first N rows, show some, and publish nothing.")
  private Long limit;

  @Option(
      names = "--json",
      description = {
        "Print the run report, or the failure, as one JSON object on",
        "standard output."
      })
  private boolean json;

  @Option(
      names = "--fresh",
      description = {
        "Abandon an unfinished run at the output and begin again.",
        "Published scores are replaced only under ifExists: Overwrite",
        "with publish: NonAtomic."
      })
  private boolean fresh;

  @Option(
      names = "--output",
      paramLabel = "URI",
      description = {
        "Write the scores there instead of spec.output.uri. A relative",
        "one is relative to the current folder."
      })
  private String output;

  @Mixin private LocalOptions local = new LocalOptions();

  RunCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public boolean jsonFailures() {
    return json;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    ManifestFile manifest = ManifestFile.read(context.folder().resolve(file));
    RunRequest request = request(manifest);
    SampleData.of(manifest, request.spec()).ifPresent(data -> data.makeIfMissing(context));
    Result result = score(manifest, request);
    if (json) {
      context.console().out().println(new ObjectMapper().writeValueAsString(result.report()));
    } else {
      List<String> notApplied = ClusterOnly.fieldsNotAppliedLocally(manifest.manifest());
      new RunSummary(result.report(), result.sample(), notApplied)
          .lines()
          .forEach(context.console().out()::println);
    }
    return 0;
  }

  private RunRequest request(ManifestFile manifest) {
    Optional<String> replaced =
        Optional.ofNullable(output).map(uri -> Locations.resolve(context.folder(), uri));
    return new RunRequest(
        manifest.spec(replaced),
        local.device(manifest.manifest().spec().executor()),
        limit == null
            ? OptionalLong.empty()
            : OptionalLong.of(Arguments.atLeastOne("--limit", limit)),
        fresh ? ExistingRun.FRESH : ExistingRun.RESUME);
  }

  private record Result(RunReport report, Optional<RowSample> sample) {}

  private Result score(ManifestFile manifest, RunRequest request) {
    return new LocalRun(context, local)
        .call(
            manifest,
            (scoring, listener) -> {
              RunReport report = scoring.run(request, listener);
              return new Result(report, sample(scoring, request, report, listener));
            });
  }

  /** Rows to look at; a run that is published does not fail because they cannot be read. */
  private Optional<RowSample> sample(
      LocalScoring scoring, RunRequest request, RunReport report, DisplayListener listener) {
    if (json || report.outcome() == RunReport.Outcome.PREVIEW) {
      return listener.rows();
    }
    try {
      return Optional.of(scoring.sample(request, LARGEST, RANDOM));
    } catch (ScoringFailure e) {
      context.console().err().println("warning: no rows to show: " + e.getMessage());
      return Optional.empty();
    }
  }
}
