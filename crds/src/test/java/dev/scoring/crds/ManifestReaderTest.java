package dev.scoring.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.contract.spec.Count;
import dev.scoring.contract.spec.ThreadsSpec;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {

  @Test
  void aManifestWithEveryFieldIsRead() {
    ScoringJobManifest manifest = Manifests.valid(Manifests.full());

    assertThat(manifest.metadata().name()).isEqualTo("car-buyers");
    assertThat(manifest.spec().executor().gpu().resourceName()).isEqualTo("nvidia.com/mig-1g.10gb");
    assertThat(manifest.spec().executor().env().get(1).valueFrom())
        .hasToString("{\"secretKeyRef\":{\"name\":\"store\",\"key\":\"secret\"}}");
    assertThat(manifest.spec().executor().tolerations().get(1))
        .isEqualTo(new Toleration(null, "Exists", null, "NoExecute", 60L));
    assertThat(manifest.spec().driver().template())
        .hasToString("{\"spec\":{\"terminationGracePeriodSeconds\":60}}");
    assertThat(manifest.spec().sparkConf())
        .isEqualTo(Map.of("spark.hadoop.fs.s3a.endpoint.region", "eu-central-1"));
  }

  @Test
  void theRequiredFieldsAreEnough() {
    ScoringJobManifest manifest = Manifests.valid(Manifests.minimal());

    assertThat(manifest.spec().driver()).isEqualTo(DriverSpec.defaults());
    assertThat(manifest.spec().executor()).isEqualTo(ExecutorSpec.defaults());
    assertThat(manifest.spec().scoring().threads()).isEqualTo(ThreadsSpec.defaults());
  }

  @Test
  void theScoringPartTakesItsThreadsFromTheExecutors() {
    ScoringJobManifest manifest = Manifests.valid(Manifests.full());

    assertThat(manifest.spec().scoring().threads())
        .isEqualTo(new ThreadsSpec(Count.of(2), Count.auto()));
    assertThat(manifest.spec().scoring().model()).isEqualTo(manifest.spec().model());
  }

  @Test
  void aManifestComesBackFromJsonAsItWas() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ScoringJobManifest manifest = Manifests.valid(Manifests.full());

    assertThat(json.readValue(json.writeValueAsString(manifest), ScoringJobManifest.class))
        .isEqualTo(manifest);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "v1alpha1     | v1    | apiVersion: 'scoring.dev/v1' is not scoring.dev/v1alpha1; write that",
        "ScoringJob   | Job   | kind: 'Job' is not ScoringJob; write that",
        "name: car-buyers | name: Car | metadata.name: 'Car' is not a name of lower-case letters, digits and hyphens that begins with a letter and does not end with a hyphen; correct it",
        "name: car-buyers | name: 7cars | metadata.name: '7cars' is not a name of lower-case letters, digits and hyphens that begins with a letter and does not end with a hyphen; correct it",
        "name: car-buyers | name: a1234567890123456789012345678901234567890 | metadata.name: has 41 characters; write at most 40",
        "marketing | Mark_eting | metadata.namespace: 'Mark_eting' is not a namespace of at most 63 lower-case letters, digits and hyphens; correct it",
        "format: csv  | fromat: csv | spec.input.fromat: unknown field; did you mean 'format'?",
        "format: parquet | format: parqet | spec.output.format: 'parqet' is not one of parquet, orc, csv, json; did you mean 'parquet'?",
        "batchSize: Auto | batchSize: 0 | spec.policy.batchSize: 0 is outside the range of 1 to 1000000; write a number in it, or Auto",
        "batchSize: Auto | batchSize: auto | spec.policy.batchSize: 'auto' must be a whole number or Auto",
        "batchSize: Auto | batchSize: 99999999999 | spec.policy.batchSize: '99999999999' must be a whole number or Auto",
        "intraOp: 2 | intraOp: 4096 | spec.executor.threads.intraOp: 4096 is outside the range of 1 to 1024; write a number in it, or Auto",
        "k: 3 | k: 0 | spec.output.scores[1].k: 0 is outside the range of 1 to 10000; write a number in it",
        "action: Reject | action: Fail | spec.policy.badRows.maxFraction: is a limit for action Reject; remove it, or set action to Reject",
        "instances: 4 | instances: 0 | spec.executor.instances: 0 is outside the range of 1 to 10000; write a number in it",
        "memory: 8Gi | memory: 8GB | spec.executor.memory: '8GB' is not a Kubernetes quantity; write one such as 8Gi",
        "memory: 8Gi | memory: 8 | spec.executor.memory: '8' is taken for a number where text is wanted; write \"8\" in quotes",
        "count: 1 | count: 0 | spec.executor.gpu.products: wants gpu.count of at least 1; raise it, or remove products",
        "count: 1 | count: 65 | spec.executor.gpu.count: 65 is outside the range of 0 to 64; write a number in it",
        "nvidia.com/mig-1g.10gb | mig | spec.executor.gpu.resourceName: 'mig' is not an extended resource; write one such as nvidia.com/gpu",
        "AWS_REGION | 1 REGION | spec.executor.env[0].name: '1 REGION' is not a name of letters, digits, '-', '_' and '.'; correct it",
        "AWS_SECRET_ACCESS_KEY | AWS_REGION | spec.executor.env[1].name: 'AWS_REGION' is given twice; remove one",
        "operator: Equal | operator: Exists | spec.executor.tolerations[0].value: has no meaning with operator Exists; remove it",
        "effect: NoSchedule | effect: Never | spec.executor.tolerations[0].effect: 'Never' is not one of NoSchedule, PreferNoSchedule, NoExecute; write one of them",
        "affinity: {nodeAffinity: {}} | affinity: none | spec.executor.affinity: must be a group of fields; write it as Kubernetes does",
        "registry.example.com/scoring/runner:1.0 | a b | spec.image: 'a b' is not an image; write its repository and tag, without spaces",
        "IfNotPresent | Sometimes | spec.imagePullPolicy: 'Sometimes' is not one of Always, IfNotPresent, Never",
        "serviceAccountName: scoring-runner | serviceAccountName: -x | spec.serviceAccountName: '-x' is not a name of lower-case letters, digits, dots and hyphens; correct it",
        "backoffLimit: 3 | backoffLimit: 101 | spec.backoffLimit: 101 is outside the range of 0 to 100; write a number in it",
        "backoffLimit: 3 | backofLimit: 3 | spec.backofLimit: unknown field; did you mean 'backoffLimit'?",
        "activeDeadlineSeconds: 7200 | activeDeadlineSeconds: 0 | spec.activeDeadlineSeconds: 0 is less than 1; write at least 1",
        "suspend: false | suspend: no | spec.suspend: 'no' is not true or false",
        "managedBy: example.com/queue | managedBy: queue | spec.managedBy: 'queue' is not a domain, a slash and a name; write one such as example.com/queue",
        "spark.hadoop.fs.s3a.endpoint.region | spark.hadoop.fs.s3a.secret.key | spec.sparkConf[spark.hadoop.fs.s3a.secret.key]: would show a credential to everyone who may read the job; remove it and refer to a Secret in spec.driver.env and spec.executor.env",
        "spark.hadoop.fs.s3a.endpoint.region | fs.s3a.endpoint | spec.sparkConf[fs.s3a.endpoint]: is no Spark property; names begin with spark. (Hadoop's with spark.hadoop.)",
      })
  void eachMistakeIsFound(String right, String wrong, String finding) {
    String full = Manifests.full();
    assertThat(full).contains(right);

    String changed = full.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));

    assertThat(Manifests.findings(changed)).contains(finding);
  }

  @Test
  void mistakesOfSchemaAndRulesAreFoundTogetherInTheDocumentsOrder() {
    assertThat(
            Manifests.findings(
                """
                apiVersion: scoring.dev/v1alpha1
                kind: ScoringJob
                metadata: {name: Car}
                spec:
                  backofLimit: 2
                  output: {uri: out, format: parquet, compression: lzo}
                  model: {uri: m, digest: md5}
                  input: {uri: in, format: parquet, filtre: x}
                """))
        .containsExactly(
            "metadata.name: 'Car' is not a name of lower-case letters, digits and hyphens that"
                + " begins with a letter and does not end with a hyphen; correct it",
            "spec.backofLimit: unknown field; did you mean 'backoffLimit'?",
            "spec.output.compression: 'lzo' is not a codec of parquet; use one of gzip, lz4_raw,"
                + " none, snappy, zstd",
            "spec.model.digest: 'md5' is not sha256: and 64 lower-case hexadecimal digits; copy it"
                + " from 'scoring bundle check'",
            "spec.input.filtre: unknown field; did you mean 'filter'?");
  }

  @Test
  void whatIsMissingIsNamedAllAtOnce() {
    assertThat(Manifests.findings("{}"))
        .containsExactly(
            "apiVersion: is required; add it",
            "kind: is required; add it",
            "metadata: is required; add it",
            "spec: is required; add it");
  }
}
