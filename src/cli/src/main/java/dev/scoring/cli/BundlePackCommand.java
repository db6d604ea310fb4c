package dev.scoring.cli;

import dev.scoring.cli.text.Amounts;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.BundleArchive;
import dev.scoring.engine.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs a bundle. */
@Command(
    name = "pack",
    header = "Makes the .zip of a model bundle; equal content gives equal bytes.",
    description = "Checks the bundle first, without loading the model.",
    footer = {"", "Example:", "  scoring bundle pack examples/car-buyers/bundle -o car-buyers.zip"})
final class BundlePackCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "DIR", description = "The bundle's folder.")
  private Path folder;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "ZIP",
      description = "The file to create. Default: the bundle's name and version, in this folder.")
  private Path zip;

  BundlePackCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path from = context.folder().resolve(folder);
    ModelBundle bundle = ModelBundle.open(from);
    Path shown = zip == null ? Path.of(fileName(bundle)) : zip;
    Path target = context.folder().resolve(shown);
    BundleArchive.pack(from, target);
    context
        .console()
        .out()
        .println(shown + ": " + Amounts.bytes(size(target)) + ", " + bundle.digest());
    return 0;
  }

  private static String fileName(ModelBundle bundle) {
    String name = bundle.descriptor().name() + "-" + bundle.descriptor().version();
    return name.replaceAll("[^A-Za-z0-9._-]", "_") + ".zip";
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE, file + " cannot be read back: " + e.getMessage(), e);
    }
  }
}
