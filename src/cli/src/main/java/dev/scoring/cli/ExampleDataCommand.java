package dev.scoring.cli;

import dev.scoring.cli.example.CarBuyersData;
import dev.scoring.cli.manifest.Locations;
import dev.scoring.cli.text.Amounts;
import dev.scoring.contract.spec.DataFormat;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the data of {@code examples/car-buyers}. */
@Command(
    name = "data",
    header = "Makes input for examples/car-buyers.",
    description = "The same rows and seed give the same data, whatever the number of files.",
    footer = {"", "Example:", "  scoring example data --rows 10000000 --output /tmp/car-buyers"})
final class ExampleDataCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--rows",
      paramLabel = "N",
      required = true,
      description = "How many rows, up to 1,000,000,000.")
  private long rows;

  @Option(
      names = "--output",
      paramLabel = "URI",
      required = true,
      description = {"The folder to create. A relative one is relative to the current", "folder."})
  private String output;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed gives other users. Default: ${DEFAULT-VALUE}.")
  private long seed = CarBuyersData.DEFAULT_SEED;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "How many files. Default: of about 128 MB, at least four.")
  private Integer files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "parquet",
      description = "parquet or csv. Default: ${DEFAULT-VALUE}.")
  private DataFormat format;

  ExampleDataCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String location = Locations.resolve(context.folder(), output);
    int count = files == null ? CarBuyersData.filesFor(Math.max(1, rows)) : files;
    new DataMaker(context)
        .make(new CarBuyersData.Order(new Path(location).toUri(), rows, seed, count, format));
    context
        .console()
        .out()
        .println(
            Amounts.count(rows, "row") + " in " + Amounts.count(count, "file") + ": " + location);
    return 0;
  }
}
