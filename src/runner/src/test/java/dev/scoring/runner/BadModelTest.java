package dev.scoring.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoring.contract.failure.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Bundles that cannot be used. */
class BadModelTest extends BadRequestCase {
  static Stream<Arguments> cases() {
    return Stream.of(
        bad(
            "a bundle that is not there",
            (r, f) -> r.model(f.resolve("none").toString()),
            FailureReason.MODEL_NOT_FOUND,
            "spec.model.uri: there is no bundle at '"),
        bad(
            "a missing model file",
            (r, f) -> r.model(without(f)),
            FailureReason.MODEL_INVALID,
            "file: 'model.pt' is no file of the bundle; it has golden.jsonl, model.yaml"),
        bad(
            "an empty model file",
            (r, f) -> r.model(with(f, new byte[0])),
            FailureReason.MODEL_INVALID,
            "model.pt is empty; export the model again with torch.jit.save"),
        bad(
            "a foreign model file",
            (r, f) -> r.model(with(f, "not a model".getBytes(UTF_8))),
            FailureReason.MODEL_INVALID,
            "model.pt is not a TorchScript archive: it starts with the bytes 6e 6f 74 20"),
        bad(
            "a truncated model file",
            (r, f) -> r.model(truncated(f)),
            FailureReason.MODEL_INVALID,
            "model.pt is truncated or damaged: its "),
        bad(
            "a model that takes other inputs",
            (r, f) ->
                r.model(
                    with(
                        f, Files.readAllBytes(Path.of("../engine/src/test/models/two_inputs.pt")))),
            FailureReason.SIGNATURE_MISMATCH,
            "), where model.yaml declares 1 input: x float32 [N]"),
        bad(
            "another engine",
            (r, f) -> r.model(edited(f, "PyTorch", "TensorFlow")),
            FailureReason.ENGINE_UNSUPPORTED,
            " needs the engine 'TensorFlow'; only PyTorch is supported"),
        bad(
            "another digest",
            (r, f) -> r.digest("sha256:" + "0".repeat(64)),
            FailureReason.MODEL_DIGEST_MISMATCH,
            "spec.model.digest: the bundle at '"),
        bad(
            "golden rows that do not agree",
            (r, f) -> r.model(EchoBundle.write(f.resolve("m"), "missing: reject", 0.01).toString()),
            FailureReason.PARITY_FAILED,
            "The output 'score' differs from the golden rows by "),
        bad(
            "a vocabulary with a token twice",
            (r, f) -> r.model(withVocabulary(f, "a\nb\na\n".getBytes(UTF_8))),
            FailureReason.VOCABULARY_INVALID,
            "vocab.txt has 'a' on line 1 and on line 3; a token has one index"),
        bad(
            "a vocabulary that is not UTF-8",
            (r, f) -> r.model(withVocabulary(f, new byte[] {'a', '\n', 'b', (byte) 0xFF, '\n'})),
            FailureReason.VOCABULARY_INVALID,
            "vocab.txt line 2 is not UTF-8: byte 0xFF at position 2 of the line"));
  }

  private static String without(Path folder) throws IOException {
    Path bundle = EchoBundle.write(folder.resolve("m"));
    Files.delete(bundle.resolve("model.pt"));
    return bundle.toString();
  }

  private static String with(Path folder, byte[] model) throws IOException {
    Path bundle = EchoBundle.write(folder.resolve("m"));
    Files.write(bundle.resolve("model.pt"), model);
    return bundle.toString();
  }

  private static String truncated(Path folder) throws IOException {
    byte[] model = Files.readAllBytes(shared.resolve("model/model.pt"));
    return with(folder, Arrays.copyOf(model, model.length / 2));
  }

  /** A bundle whose input is looked up in a vocabulary. */
  private static String withVocabulary(Path folder, byte[] vocabulary) throws IOException {
    Path bundle = EchoBundle.write(folder.resolve("m"));
    Files.write(bundle.resolve("vocab.txt"), vocabulary);
    String yaml = Files.readString(bundle.resolve("model.yaml"));
    Files.writeString(
        bundle.resolve("model.yaml"),
        yaml.replace("dtype: float32, shape: [], from", "dtype: int64, shape: [], from")
            .replace(
                "column: amount, missing: reject",
                "column: text, vocabulary: vocab.txt, unknown: 0"));
    return bundle.toString();
  }
}
