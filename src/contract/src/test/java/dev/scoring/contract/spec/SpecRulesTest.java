package dev.scoring.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.ReadLimits;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecRulesTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @Test
  void aSpecWithEveryFieldIsRight() {
    assertThat(
            check(
                """
                model: {uri: 's3a://models/car/v7.zip', digest: '%s'}
                input:
                  uris: ['s3a://events/dt=*/', 'hdfs:///events/{a,b}']
                  format: csv
                  schema: a STRING, b DOUBLE
                  options: {header: "true", mode: FAILFAST}
                  filter: a = 'x'
                  optionalColumns: [b]
                output:
                  uri: s3a://scores/dt=2026-11-20
                  format: parquet
                  columns: [a, b]
                  scores:
                    - {name: score, activation: Sigmoid}
                    - {name: top, output: classes, as: TopK, k: 3}
                    - {name: buys, output: score, as: Decision, threshold: "-0.5"}
                  metadata: {sourceFile: f, rowPosition: p, modelVersion: v, runId: r}
                  emit: {where: score >= 0.5}
                  ifExists: Overwrite
                  publish: NonAtomic
                  compression: zstd
                  targetFileBytes: 1048576
                  partitionBy: [a]
                policy:
                  batchSize: 1000000
                  badRows: {action: Reject, maxFraction: "1", maxCount: 0}
                  parity: {atol: "0", rtol: "1e-5"}
                  precision: Float16
                  minRows: 0
                threads: {intraOp: 1024, interOp: Auto}
                """
                    .formatted(DIGEST)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "model.digest: sha256:12    | model.digest: 'sha256:12' is not sha256: and 64 lower-case hexadecimal digits; copy it from 'scoring bundle check'",
        "model.uri: ' '             | model.uri: is blank; write a path or a URI such as s3a://bucket/folder",
        "model.uri: 's3a://b/*'     | model.uri: 's3a://b/*' has one of the pattern characters * ? [ ] { }; name one place",
        "model.uri: 's3://b/m'      | model.uri: 's3://b/m' has the scheme s3; write s3a://",
        "model.uri: 'https://h/m'   | model.uri: 'https://h/m' is not on a file system; copy it to one, such as s3a, hdfs or file",
        "model.uri: 's3a:/m'        | model.uri: 's3a:/m' names no bucket; write s3a://bucket/folder",
        "model.uri: 'file:'         | model.uri: 'file:' names no path; write one after the scheme",
        "model.uri: 'S3A://b/m'     | model.uri: 'S3A://b/m' is not a URI: its scheme must be lower-case letters and digits, as in s3a://bucket/folder; correct it",
        "model.uri: 's3a://k:s@b/m' | model.uri: the URI carries credentials; remove them and configure the file system's own",
        "model.uri: ' /m'           | model.uri: ' /m' has spaces around it or control characters; remove them",
        "input.uri: null            | input.uri: is required; name one place here, or several in input.uris",
        "input.uris: [a]            | input.uris: is given beside input.uri; keep one of the two",
        "input.uri: 's3://b/i'      | input.uri: 's3://b/i' has the scheme s3; write s3a://",
        "input.filter: ''           | input.filter: is blank; write a value or remove the field",
        "input.schema: ' '          | input.schema: is blank; write a value or remove the field",
        "input.optionalColumns: [''] | input.optionalColumns[0]: is blank; write a value or remove the field",
        "input.options: {'': x}     | input.options: the name '' must have 1 to 256 characters; correct it",
        "input: {uri: i, format: csv, options: {MODE: dropMalformed}} | input.options.MODE: DROPMALFORMED loses rows uncounted; use FAILFAST or PERMISSIVE",
        "input: {uri: i, format: json, options: {mode: DROPMALFORMED}} | input.options.mode: DROPMALFORMED loses rows uncounted; use FAILFAST or PERMISSIVE",
        "input: {uris: [i, j, i], format: orc} | input.uris[2]: 'i' is given twice and would be scored twice; remove one",
        "output.uri: data/in/scores | output.uri: 'data/in/scores' and the input 'data/in' lie one in the other; choose a folder apart",
        "output.uri: data           | output.uri: 'data' and the input 'data/in' lie one in the other; choose a folder apart",
        "output.uri: ./data/in/     | output.uri: './data/in/' and the input 'data/in' lie one in the other; choose a folder apart",
        "output.uri: 'out{1}'       | output.uri: 'out{1}' has one of the pattern characters * ? [ ] { }; name one place",
        "output.columns: [a, A]     | output.columns[1]: 'A' is the name of output.columns[0] already (upper and lower case are one); rename one of the two",
        "output.columns: ['']       | output.columns[0]: is blank; write a value or remove the field",
        "output.ifExists: Overwrite | output.ifExists: Overwrite replaces files one by one, which readers may see; set output.publish to NonAtomic, or ifExists to Fail",
        "output.compression: zlib   | output.compression: 'zlib' is not a codec of parquet; use one of gzip, lz4_raw, none, snappy, zstd",
        "output.targetFileBytes: 1048575 | output.targetFileBytes: 1048575 is less than 1048576; write at least 1048576",
        "output.partitionBy: [b]    | output.partitionBy[0]: 'b' is not among output.columns; add it there, or remove it",
        "output.emit: {where: ' '}  | output.emit.where: is blank; write a value or remove the field",
        "output.scores: [{name: s}, {name: S}] | output.scores[1].name: 'S' is the name of output.scores[0].name already (upper and lower case are one); rename one of the two",
        "output.scores: [{name: ''}] | output.scores[0].name: is blank; write a value or remove the field",
        "output.scores: [{name: s, k: 1}] | output.scores[0].k: belongs to as: TopK; remove it, or set as to TopK",
        "output.scores: [{name: s, as: TopK}] | output.scores[0].k: is required with as: TopK; write how many to keep",
        "output.scores: [{name: s, as: TopK, k: 0}] | output.scores[0].k: 0 is outside the range of 1 to 10000; write a number in it",
        "output.scores: [{name: s, threshold: '1'}] | output.scores[0].threshold: belongs to as: Decision; remove it, or set as to Decision",
        "output.scores: [{name: s, as: Decision}] | output.scores[0].threshold: is required with as: Decision; write one such as \"0.5\"",
        "output.scores: [{name: s, as: Decision, threshold: half}] | output.scores[0].threshold: 'half' is not a decimal number; write one such as \"0.5\"",
        "output.metadata: {runId: x, sourceFile: X} | output.metadata.runId: 'x' is the name of output.metadata.sourceFile already (upper and lower case are one); rename one of the two",
        "policy.batchSize: 0        | policy.batchSize: 0 is outside the range of 1 to 1000000; write a number in it, or Auto",
        "policy.batchSize: 1000001  | policy.batchSize: 1000001 is outside the range of 1 to 1000000; write a number in it, or Auto",
        "policy.badRows: {action: Fail, maxCount: 1} | policy.badRows.maxCount: is a limit for action Reject; remove it, or set action to Reject",
        "policy.badRows: {action: Fail, maxFraction: '0'} | policy.badRows.maxFraction: is a limit for action Reject; remove it, or set action to Reject",
        "policy.badRows: {action: Reject, maxCount: -1} | policy.badRows.maxCount: -1 is less than 0; write at least 0",
        "policy.badRows: {action: Reject, maxFraction: '1.1'} | policy.badRows.maxFraction: '1.1' is not a decimal number from 0 to 1; write a share such as \"0.001\"",
        "policy.badRows: {action: Reject, maxFraction: '-0.1'} | policy.badRows.maxFraction: '-0.1' is not a decimal number from 0 to 1; write a share such as \"0.001\"",
        "policy.badRows: {action: Reject, maxFraction: '1%'} | policy.badRows.maxFraction: '1%' is not a decimal number from 0 to 1; write a share such as \"0.001\"",
        "policy.parity: {atol: small} | policy.parity.atol: 'small' is not a decimal number of at least 0; write one such as \"1e-6\"",
        "policy.parity: {rtol: '-1e-6'} | policy.parity.rtol: '-1e-6' is not a decimal number of at least 0; write one such as \"1e-6\"",
        "policy.minRows: -1         | policy.minRows: -1 is less than 0; write at least 0",
        "threads: {intraOp: 0}      | threads.intraOp: 0 is outside the range of 1 to 1024; write a number in it, or Auto",
        "threads: {interOp: 1025}   | threads.interOp: 1025 is outside the range of 1 to 1024; write a number in it, or Auto",
      })
  void eachBrokenRuleIsFoundAlone(String change, String finding) {
    assertThat(check(changed(change))).containsExactly(finding);
  }

  @Test
  void aListOfClassesDoesNotFitCsv() {
    assertThat(check(changed("output: {uri: o, format: csv, scores: [{name: s, as: TopK, k: 2}]}")))
        .containsExactly(
            "output.scores[0].as: TopK makes a list, which csv cannot hold; use parquet, orc or"
                + " json as output.format");
  }

  @Test
  void listsTextsAndMapsAreBounded() {
    ScoringSpec right = read(changed("policy.minRows: 1"));
    InputSpec input =
        new InputSpec(
            null,
            Collections.nCopies(1001, "i"),
            DataFormat.PARQUET,
            null,
            Map.of("x", "y".repeat(4097)),
            "f".repeat(16_385),
            List.of());
    ScoringSpec wrong =
        new ScoringSpec(right.model(), input, right.output(), right.policy(), right.threads());

    assertThat(SpecRules.check(wrong).stream().map(Finding::toString).toList())
        .contains(
            "input.uris: has 1001 entries; write at most 1000",
            "input.options.x: has 4097 characters; write at most 4096",
            "input.filter: has 16385 characters; write at most 16384");
  }

  /** A right spec, one field or group of which says something else. */
  private static String changed(String change) {
    String[] pathAndValue = change.split(": ", 2);
    String[] path = pathAndValue[0].split("\\.", -1);
    Map<String, Map<String, String>> spec =
        new TreeMap<>(
            Map.of(
                "model", new TreeMap<>(Map.of("uri", "m")),
                "input", new TreeMap<>(Map.of("uri", "data/in", "format", "parquet")),
                "output", new TreeMap<>(Map.of("uri", "out", "format", "parquet"))));
    if (path.length == 2) {
      spec.computeIfAbsent(path[0], p -> new TreeMap<>()).put(path[1], pathAndValue[1]);
    } else {
      spec.remove(path[0]);
    }
    StringBuilder yaml = new StringBuilder();
    spec.forEach(
        (group, fields) -> {
          yaml.append(group).append(":\n");
          fields.forEach((f, v) -> yaml.append("  ").append(f).append(": ").append(v).append("\n"));
        });
    return path.length == 2 ? yaml.toString() : yaml + change + "\n";
  }

  private static ScoringSpec read(String yaml) {
    ReadResult<ScoringSpec> result = StrictReader.yaml(yaml, ScoringSpec.class);
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid<ScoringSpec>) result).value();
  }

  private static List<String> check(String yaml) {
    read(yaml);
    return StrictReader.yaml(yaml, ScoringSpec.class, ReadLimits.manifest(), SpecRules::check)
            instanceof ReadResult.Invalid<ScoringSpec> invalid
        ? invalid.findings().stream().map(Finding::toString).toList()
        : List.of();
  }
}
