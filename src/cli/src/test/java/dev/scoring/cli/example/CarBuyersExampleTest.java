package dev.scoring.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.contract.spec.Tolerance;
import dev.scoring.crds.ManifestReader;
import dev.scoring.crds.ScoringJobManifest;
import dev.scoring.engine.bundle.InputTensor;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.engine.parity.ParityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CarBuyersExampleTest {
  private static final Path EXAMPLE = Path.of("../../examples/car-buyers");
  private static final Path BUNDLE = EXAMPLE.resolve("bundle");
  private static final long MOST_FILE_BYTES = 5_000_000;

  @Test
  void manifestIsRightAndCarriesTheDeviceBesideTheBundlesScore() throws IOException {
    ScoringSpec spec = manifest().spec().scoring();
    assertThat(spec.output().columns()).containsExactly("device_id");
    assertThat(spec.output().scores())
        .singleElement()
        .satisfies(score -> assertThat(score.source()).isEqualTo("will_buy_car"));
    assertThat(EXAMPLE.resolve(spec.model().uri())).isDirectory();
  }

  @Test
  void everyFileOfTheExampleIsSmall() throws IOException {
    for (String folder : List.of("bundle", "train")) {
      try (Stream<Path> files = Files.walk(EXAMPLE.resolve(folder))) {
        assertThat(files.filter(Files::isRegularFile))
            .isNotEmpty()
            .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(MOST_FILE_BYTES));
      }
    }
  }

  @Test
  void bundleReadsSixFieldsOfFixedLengthAndTheNumbersOfTheGeneratedData() {
    ModelBundle bundle = ModelBundle.open(BUNDLE);
    assertThat(bundle.columns()).isSubsetOf(Arrays.asList(CsvRows.HEADER.split(",", -1)));
    List<InputTensor> inputs = bundle.descriptor().inputs();
    assertThat(inputs.stream().filter(input -> input.from().isCategorical()))
        .extracting(InputTensor::width)
        .containsExactly(1, 1, 32, 16, 8, 4);
    assertThat(bundle.descriptor().outputs())
        .singleElement()
        .satisfies(output -> assertThat(output.name()).isEqualTo("will_buy_car"));
  }

  @Test
  void goldenRowsGetTheScoresThatPythonGaveThem() {
    ModelBundle bundle = ModelBundle.open(BUNDLE);
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, ModelOptions.cpu(1))) {
      List<ParityReport> reports =
          ParityCheck.run(bundle, lease, new Tolerance("1.8e-7", "0"), 1, 64, 256);
      assertThat(reports)
          .singleElement()
          .satisfies(
              report -> {
                assertThat(report.count()).isGreaterThanOrEqualTo(200);
                assertThat(report.passed()).as(report.toString()).isTrue();
                assertThat(report.max()).isLessThanOrEqualTo(1e-5);
              });
    }
  }

  private static ScoringJobManifest manifest() throws IOException {
    String yaml = Files.readString(EXAMPLE.resolve("scoringjob.yaml"));
    ReadResult<ScoringJobManifest> result = ManifestReader.read(yaml);
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid<ScoringJobManifest>) result).value();
  }
}
