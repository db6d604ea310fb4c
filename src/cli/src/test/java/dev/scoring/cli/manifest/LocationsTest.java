package dev.scoring.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationsTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "bundle, file:///jobs/my job/bundle",
    "./data/../scores, file:///jobs/my job/scores",
    "data/*.parquet, file:///jobs/my job/data/*.parquet",
    "data/, file:///jobs/my job/data/",
    "'a b', file:///jobs/my job/a b",
    "/abs/data, file:///abs/data",
    "s3a://bucket/key, s3a://bucket/key",
    "file:/abs, file:/abs",
    "hdfs:///x, hdfs:///x"
  })
  void relativeLocationsAreRelativeToTheFolder(String location, String resolved) {
    assertThat(Locations.resolve(Path.of("/jobs/my job"), location)).isEqualTo(resolved);
  }
}
