package dev.scoring.cli;

import dev.scoring.cli.error.FindingsException;
import dev.scoring.cli.manifest.ManifestFile;
import dev.scoring.contract.read.Finding;
import dev.scoring.runner.ExistingRun;
import dev.scoring.runner.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks without scoring. */
@Command(
    name = "validate",
    header = "Checks a ScoringJob: manifest, bundle, input schema, predicates, output.",
    description = {
      "Prints everything that is wrong at once, one line each; writes nothing.",
      "The exit code is 0 when nothing is wrong, and 60 (SpecInvalid) otherwise."
    },
    footer = {"", "Example:", "  scoring validate examples/car-buyers/scoringjob.yaml"})
final class ValidateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "MANIFEST", description = "The ScoringJob.")
  private Path file;

  @Mixin private LocalOptions local = new LocalOptions();

  ValidateCommand(CommandContext context) {
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
    List<Finding> findings =
        new LocalRun(context, local)
            .call(manifest, (scoring, listener) -> scoring.validate(request));
    if (!findings.isEmpty()) {
      throw new FindingsException(findings);
    }
    context.console().out().println(file + ": valid");
    return 0;
  }
}
