package dev.scoring.engine.model;

import static dev.scoring.engine.model.TestModels.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.model.ModelRegistry.Idle;
import dev.scoring.engine.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelCheckTest {
  private static final ModelOptions CPU = ModelOptions.cpu(2);
  private static final TensorSpec X = vector("x", DType.FLOAT32, 2);
  private static final TensorSpec Y = vector("y", DType.FLOAT32, 2);

  private final ModelRegistry registry = new ModelRegistry(new TorchEngine(), Idle.CLOSE);

  static Stream<Arguments> wrongInputs() {
    return Stream.of(
        Arguments.of(
            "another width",
            "mlp.pt",
            List.of(vector("x", DType.FLOAT32, 7)),
            List.of(vector("logits", DType.FLOAT32, 3)),
            "The model 'tiny' does not run on the inputs that model.yaml declares (x float32 [N,"
                + " 7]) with a batch of 1: RuntimeError: mat1 and mat2 shapes cannot be multiplied"
                + " (1x7 and 8x16)."),
        Arguments.of(
            "too few inputs",
            "two_inputs.pt",
            List.of(vector("ids", DType.INT64, 4)),
            List.of(TestModels.SCORE),
            "The model 'tiny' takes (Tensor ids, Tensor dense), where model.yaml declares 1 input:"
                + " ids int64 [N, 4]."),
        Arguments.of(
            "too many inputs",
            "echo.pt",
            List.of(X, Y),
            List.of(Y),
            "The model 'tiny' takes (Tensor x), where model.yaml declares 2 inputs: x float32 [N,"
                + " 2], y float32 [N, 2]."),
        Arguments.of(
            "another input type",
            "mlp.pt",
            List.of(vector("x", DType.INT64, 8)),
            List.of(vector("logits", DType.FLOAT32, 3)),
            "The model 'tiny' does not run on the inputs that model.yaml declares (x int64 [N,"
                + " 8]) with a batch of 1: RuntimeError: mat1 and mat2 must have the same dtype,"
                + " but got Long and Float."));
  }

  static Stream<Arguments> wrongTensors() {
    return Stream.of(
        Arguments.of(
            "another output width",
            "echo.pt",
            List.of(X),
            List.of(vector("y", DType.FLOAT32, 3)),
            "The model's output 'y' has the shape [1, 2] for a batch of 1, where model.yaml"
                + " declares float32 [N, 3]."),
        Arguments.of(
            "another output type",
            "echo.pt",
            List.of(X),
            List.of(vector("y", DType.INT16, 2)),
            "The model's output 'y' is float32, where model.yaml declares int16 [N, 2]."),
        Arguments.of(
            "an output type that we do not have",
            "brain_float.pt",
            List.of(X),
            List.of(Y),
            "The model's output 'y' is bfloat16, where model.yaml declares float32 [N, 2]."),
        Arguments.of(
            "an output without a batch axis",
            "batch_mean.pt",
            List.of(X),
            List.of(TestModels.SCORE),
            "The model's output 'score' has the shape [1] for a batch of 3, where model.yaml"
                + " declares float32 [N]."));
  }

  static Stream<Arguments> wrongStructures() {
    return Stream.of(
        Arguments.of(
            "fewer outputs than there are",
            "tuple_output.pt",
            List.of(X),
            List.of(Y),
            "The model returns a tuple of 2, where model.yaml declares 1 output: y float32 [N,"
                + " 2]."),
        Arguments.of(
            "more outputs than there are",
            "echo.pt",
            List.of(X),
            List.of(Y, TestModels.SCORE),
            "The model returns one tensor, where model.yaml declares 2 outputs: y float32 [N, 2],"
                + " score float32 [N]."),
        Arguments.of(
            "a name that the dict does not have",
            "dict_output.pt",
            List.of(X),
            List.of(Y),
            "The model returns a dict with [double, extra, sum], where model.yaml declares the"
                + " output 'y'."),
        Arguments.of(
            "no tensor at all",
            "no_tensor.pt",
            List.of(X),
            List.of(Y),
            "The model returns int, not tensors."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wrongInputs", "wrongTensors", "wrongStructures"})
  void aModelThatDoesNotFitItsSignatureIsRefusedWhenLoaded(
      String what, String file, List<TensorSpec> in, List<TensorSpec> out, String sentence) {
    assertThatThrownBy(() -> registry.acquire(null, TestModels.source(file, in, out), CPU))
        .as(what)
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.SIGNATURE_MISMATCH)
        .hasMessage(sentence);
    assertThat(registry.loads()).isZero();
  }

  @Test
  void aFileThatIsNoWholeTorchScriptIsRefused(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(TestModels.file("mlp.pt"));
    Path truncated =
        Files.write(folder.resolve("truncated.pt"), Arrays.copyOf(whole, whole.length / 2));
    Path empty = Files.write(folder.resolve("empty.pt"), new byte[0]);
    Path foreign = Files.writeString(folder.resolve("foreign.pt"), "not a model\n");
    Path missing = folder.resolve("missing.pt");

    assertInvalid(truncated, "The model file truncated.pt of the bundle 'tiny' is not a whole");
    assertInvalid(empty, "The model file empty.pt of the bundle 'tiny' is not a whole TorchScript");
    assertInvalid(foreign, "The model file foreign.pt of the bundle 'tiny' is not a whole");
    assertInvalid(missing, "The model file " + missing + " of the bundle 'tiny' is missing");
    assertInvalid(folder, "The model file " + folder + " of the bundle 'tiny' is missing");
  }

  private void assertInvalid(Path file, String sentence) {
    ModelSource source =
        new ModelSource(
            "tiny",
            "sha256:" + file,
            file,
            List.of(X),
            List.of(Y),
            () -> SampleRow.zeros(List.of(X)));
    assertThatThrownBy(() -> registry.acquire(null, source, CPU))
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.MODEL_INVALID)
        .hasMessageStartingWith(sentence);
  }
}
