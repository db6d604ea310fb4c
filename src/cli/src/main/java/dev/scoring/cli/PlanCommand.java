package dev.scoring.cli;

import dev.scoring.cli.manifest.ManifestFile;
import dev.scoring.cli.summary.PlanSummary;
import dev.scoring.runner.ExistingRun;
import dev.scoring.runner.PlanPreview;
import dev.scoring.runner.RunRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a run would do. */
@Command(
    name = "plan",
    header = "Says what a run would read and write, in how many units, with how much memory.",
    description = "Loads no model and writes nothing.",
    footer = {"", "Example:", "  scoring plan examples/car-buyers/scoringjob.yaml"})
final class PlanCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "MANIFEST", description = "The ScoringJob.")
  private Path file;

  @Mixin private LocalOptions local = new LocalOptions();

  PlanCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ManifestFile manifest = ManifestFile.read(context.folder().resolve(file));
    RunRequest request =
        new RunRequest(
            manifest.spec(Optional.empty()),
            local.device(manifest.manifest().spec().executor()),
            OptionalLong.empty(),
            ExistingRun.RESUME);
    PlanPreview plan =
        new LocalRun(context, local).call(manifest, (scoring, listener) -> scoring.plan(request));
    PlanSummary.lines(plan).forEach(context.console().out()::println);
    return 0;
  }
}
