package dev.scoring.engine.bundle;

import static dev.scoring.engine.bundle.TestBundle.header;
import static dev.scoring.engine.bundle.TestBundle.items;
import static dev.scoring.engine.bundle.TestBundle.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelBundleTest {
  private static final String AGE = "{name: age, dtype: float32, shape: [], from: {column: age}}";
  private static final String APPS =
      "{name: apps, dtype: int64, shape: [3], from: {column: apps, split: ',', buckets: 9, pad: 0}}";

  @TempDir Path dir;

  private void refuses(FailureReason reason, TestBundle bundle, String... messageParts) {
    assertThatThrownBy(bundle::open)
        .isInstanceOfSatisfying(ScoringFailure.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContainingAll(messageParts);
  }

  @Test
  void aRightBundleOpensWithItsColumnsInOrderOfFirstUse() {
    ModelBundle bundle =
        TestBundle.withInputs(
                dir,
                APPS,
                "{name: d, dtype: float32, shape: [2], from: {columns: [age, apps2]}}",
                AGE)
            .open();
    assertThat(bundle.columns()).containsExactly("apps", "age", "apps2");
    assertThat(bundle.modelFile()).exists();
    assertThat(bundle.descriptor().outputs())
        .extracting(OutputTensor::name)
        .containsExactly("score");
    assertThat(bundle.golden()).isEmpty();
  }

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{name: x, dtype: float32, shape: [], from: {}} | inputs[0].from.column: is missing; give one of column, columns, maskOf, lengthOf",
        "{name: x, dtype: float32, shape: [], from: {column: a, columns: [b]}} | has column and columns; give one of them",
        "{name: x, dtype: float32, shape: [0], from: {column: a}} | inputs[0].shape: [0] is out of range",
        "{name: x, dtype: float32, shape: [2], from: {columns: [a]}} | has 1 columns, which do not make the shape [2]",
        "{name: x, dtype: int8, shape: [], from: {column: a, missing: 200}} | inputs[0].from.missing: is 200.0; int8 takes whole numbers from -128 to 127",
        "{name: x, dtype: int8, shape: [], from: {column: a, standardize: s.json}} | inputs[0].from.standardize: needs a float tensor, not int8",
        "{name: x, dtype: float32, shape: [], from: {column: a, split: ','}} | inputs[0].from.split: has no meaning with vocabulary, buckets or size; remove it",
        "{name: x, dtype: float32, shape: [], from: {column: a, size: 3}} | gives indices, which need an integer dtype, not float32",
        "{name: x, dtype: int64, shape: [], from: {column: a, size: 3, buckets: 4}} | has buckets and size; give one of them",
        "{name: x, dtype: int64, shape: [2], from: {column: a, size: 3}} | inputs[0].from.pad: is missing; a shape [n] needs the index that fills a shorter row",
        "{name: x, dtype: int64, shape: [], from: {column: a, size: 3, pad: 0}} | inputs[0].from.pad: is for a shape [n]; the shape is []",
        "{name: x, dtype: int64, shape: [], from: {column: a, size: 3, unknown: 3}} | inputs[0].from.unknown: is 3; it must be an index from 0 to 2",
        "{name: x, dtype: int64, shape: [], from: {column: a, size: 3, missing: 0.5}} | inputs[0].from.missing: is 0.5; it must be an index from 0 to 2",
        "{name: x, dtype: int64, shape: [2], from: {column: a, buckets: 3, pad: -1}} | inputs[0].from.pad: is -1; it must be an index from 0 to 2",
        "{name: x, dtype: int8, shape: [], from: {column: a, buckets: 1000}} | gives indices up to 999, which int8 cannot hold",
        "{name: x, dtype: int64, shape: [], from: {columns: [a], size: 3}} | inputs[0].from.columns: is for numbers; categories take one column an input",
        "{name: x, dtype: bool, shape: [3], from: {maskOf: other}} | inputs[0].from.maskOf: 'other' is no input of this bundle",
        "{name: x, dtype: bool, shape: [3], from: {maskOf: x}} | 'x' is not an input of categories with a shape [n]",
        "{name: x, dtype: float32, shape: [], from: {column: a, missing: none}} | must be a number or reject",
        "{name: x, dtype: float33, shape: [], from: {column: a}} | inputs[0].dtype: 'float33' is not one of",
        "{name: x, dtype: float32, shape: [], from: {colunm: a}} | colunm",
        "{name: x, dtype: int64, shape: [], from: {column: a, vocabulary: ../v.txt}} | inputs[0].from.vocabulary: '../v.txt' leaves the bundle",
        "{name: x, dtype: int64, shape: [], from: {column: a, vocabulary: /etc/passwd}} | inputs[0].from.vocabulary: '/etc/passwd' leaves the bundle",
        "{name: x, dtype: int64, shape: [], from: {column: a, vocabulary: v.txt}} | 'v.txt' is no file of the bundle; it has model.pt, model.yaml",
      })
  void aWrongInputIsRefusedByItsPath(String input, String message) {
    refuses(FailureReason.MODEL_INVALID, TestBundle.withInputs(dir, input), message);
  }

  @Test
  void derivedInputsMustFitTheOther() {
    refuses(
        FailureReason.MODEL_INVALID,
        TestBundle.withInputs(
            dir,
            APPS,
            "{name: m, dtype: bool, shape: [4], from: {maskOf: apps}}",
            "{name: l, dtype: bool, shape: [], from: {lengthOf: apps}}",
            AGE,
            AGE),
        "inputs[1].from.maskOf: needs the shape of 'apps', [3]",
        "inputs[2].from.lengthOf: can be 3, which bool cannot hold",
        "inputs[4].name: 'age' is taken by an earlier tensor");
  }

  @Test
  void anotherEngineIsRefused() {
    refuses(
        FailureReason.ENGINE_UNSUPPORTED,
        TestBundle.in(dir)
            .yaml(header().replace("PyTorch", "OnnxRuntime") + "inputs:\n" + items(AGE) + output()),
        "needs the engine 'OnnxRuntime'; only PyTorch is supported");
  }

  @Test
  void aFolderThatIsNotThereIsNotFoundAndOneWithoutDescriptorInvalid() {
    assertThatThrownBy(() -> ModelBundle.open(dir.resolve("none")))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MODEL_NOT_FOUND))
        .hasMessageContaining("there is no bundle folder at");
    TestBundle.withInputs(dir.resolve("inner"), AGE);
    refuses(
        FailureReason.MODEL_INVALID,
        TestBundle.in(dir),
        "has no model.yaml; it has inner/model.yaml: use that folder");
  }

  @Test
  void modelFilesThatAreNotTorchScriptAreRefusedWithWhatWasSeen() throws IOException {
    TestBundle bundle = TestBundle.withInputs(dir, AGE);
    byte[] whole = Files.readAllBytes(dir.resolve("model.pt"));
    bundle.file("model.pt", Arrays.copyOf(whole, whole.length - 30));
    refuses(FailureReason.MODEL_INVALID, bundle, "model.pt is truncated or damaged");
    bundle.file("model.pt", "");
    refuses(FailureReason.MODEL_INVALID, bundle, "model.pt is empty; export the model again");
    bundle.file("model.pt", "\b\u0007onnx");
    refuses(FailureReason.MODEL_INVALID, bundle, "it starts with the bytes 08 07 6f 6e 6e 78");
    bundle.file("model.pt", TestBundle.zip(List.of("m/data.pkl")));
    refuses(FailureReason.MODEL_INVALID, bundle, "has weights and no code, as torch.save writes");
    bundle.file("model.pt", TestBundle.zip(List.of("a.txt", "b.txt", "c.txt", "d.txt")));
    refuses(
        FailureReason.MODEL_INVALID,
        bundle,
        "but not of TorchScript: it holds [a.txt, b.txt, c.txt] and 1 more");
    Files.delete(dir.resolve("model.pt"));
    refuses(FailureReason.MODEL_INVALID, bundle, "file: 'model.pt' is no file of the bundle");
  }

  @Test
  void statisticsOfTheWrongLengthOrWithoutSpreadAreRefused() {
    TestBundle bundle =
        TestBundle.withInputs(
            dir,
            "{name: x, dtype: float32, shape: [2], from: {columns: [a, b], standardize: s.json}}");
    bundle.file("s.json", "{\"mean\": [1, 2, 3], \"std\": [1, 0]}");
    refuses(
        FailureReason.MODEL_INVALID,
        bundle,
        "inputs[0].from.standardize: s.json: mean: has 3 numbers; a row of the tensor has 2",
        "s.json: std[1]: is 0.0; it must be finite and above 0");
  }

  @Test
  void vocabulariesKeepTheirOwnReason() {
    TestBundle bundle =
        TestBundle.withInputs(
            dir,
            "{name: x, dtype: int64, shape: [], from: {column: a, vocabulary: v.txt, unknown: 2}}");
    bundle.file("v.txt", "a\nb\na\n");
    refuses(FailureReason.VOCABULARY_INVALID, bundle, "v.txt has 'a' on line 1 and on line 3");
    bundle.file("v.txt", "a\nb\n");
    refuses(FailureReason.MODEL_INVALID, bundle, "unknown: is 2; it must be an index from 0 to 1");
  }

  @Test
  void labelsNeedALineForEachElement() {
    TestBundle bundle =
        TestBundle.in(dir)
            .file("l.txt", "cat\ndog\n")
            .yaml(
                header()
                    + "inputs:\n"
                    + items(AGE)
                    + "outputs:\n"
                    + items("{name: out, dtype: float32, shape: [3], labels: l.txt}"));
    refuses(FailureReason.MODEL_INVALID, bundle, "l.txt has 2 lines; the output has 3 elements");
    assertThat(bundle.file("l.txt", "cat\ndog\nbird\n").open().labels("out"))
        .containsExactly("cat", "dog", "bird");
  }

  @Test
  void linksAreRefused() throws IOException {
    TestBundle bundle = TestBundle.withInputs(dir.resolve("b"), AGE);
    Files.createSymbolicLink(dir.resolve("b/link"), dir.resolve("elsewhere"));
    refuses(FailureReason.MODEL_INVALID, bundle, "link in the bundle", "is a symbolic link");
  }

  @Test
  void theDigestIsThatOfSha256sum() {
    ModelBundle bundle =
        TestBundle.withInputs(dir, AGE)
            .file("model.pt", TestBundle.zip(List.of("m/data.pkl", "m/constants.pkl")))
            .file("b/a.txt", "x")
            .open();
    StringBuilder lines = new StringBuilder();
    for (String name : List.of("b/a.txt", "model.pt", "model.yaml")) {
      lines.append(sha256(read(name))).append("  ").append(name).append('\n');
    }
    byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(bundle.digest()).isEqualTo("sha256:" + sha256(text));
    assertThat(bundle.contentBytes())
        .isEqualTo(1 + read("model.pt").length + read("model.yaml").length);
  }

  @Test
  void theDigestTellsContentNamesAndMovesButNotTimesAndHiddenFiles() throws IOException {
    TestBundle bundle = TestBundle.withInputs(dir, AGE).file("a", "1").file("b", "2");
    String digest = bundle.open().digest();
    Files.setLastModifiedTime(dir.resolve("a"), FileTime.fromMillis(0));
    bundle.file(".a.crc", "x").file(".git/config", "x");
    assertThat(bundle.open().digest()).isEqualTo(digest);
    bundle.file("a", "2").file("b", "1");
    assertThat(bundle.open().digest()).isNotEqualTo(digest);
    bundle.file("a", "1").file("b", "2").file("c", "");
    assertThat(bundle.open().digest()).isNotEqualTo(digest);
  }

  private byte[] read(String name) {
    try {
      return Files.readAllBytes(dir.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
