package dev.scoring.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.spec.Activation;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.contract.spec.ScoreForm;
import dev.scoring.engine.bundle.OutputTensor;
import dev.scoring.engine.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreResolverTest {
  private static final Activation SOFTMAX = Activation.SOFTMAX;
  private static final Activation SIGMOID = Activation.SIGMOID;
  private static final List<OutputTensor> OUTPUTS =
      List.of(
          new OutputTensor("score", DType.FLOAT32, List.of(), null),
          new OutputTensor("logits", DType.FLOAT16, List.of(3), "labels.txt"),
          new OutputTensor("count", DType.UINT8, List.of(2), null),
          new OutputTensor("grid", DType.FLOAT32, List.of(2, 2), null),
          new OutputTensor("short", DType.FLOAT32, List.of(4), "short.txt"));
  private static final Map<String, List<String>> LABELS =
      Map.of("logits", List.of("a", "b", "c"), "short", List.of("a", "b", "c"));

  static Stream<Arguments> wrongOutputs() {
    return Stream.of(
        Arguments.of(
            new ScoreColumn("p", "scor", null, null, null, null),
            "[0].output: 'scor' is not an output of the bundle; did you mean 'score'?"),
        Arguments.of(
            new ScoreColumn("probability", null, null, null, null, null),
            "[0].name: 'probability' is not an output of the bundle, which has score, logits,"
                + " count, grid, short"),
        Arguments.of(
            new ScoreColumn("grid", null, null, null, null, null),
            "[0]: the output 'grid' has the shape [2, 2]; only scalars and shapes of one axis can"
                + " be written, so choose other outputs or flatten it in the model"),
        Arguments.of(
            new ScoreColumn("l", "grid", null, ScoreForm.COLUMNS, null, null),
            "[0].as: Columns wants an output of shape [n]; 'grid' has the shape [2, 2]"),
        Arguments.of(
            new ScoreColumn("c", "count", SOFTMAX, null, null, null),
            "[0].activation: Softmax wants a floating point output; 'count' is uint8"),
        Arguments.of(
            new ScoreColumn("s", "score", SOFTMAX, null, null, null),
            "[0].activation: Softmax wants an output of shape [n]; 'score' is a scalar, for which"
                + " Sigmoid may be meant"),
        Arguments.of(
            new ScoreColumn("s", "score", null, ScoreForm.COLUMNS, null, null),
            "[0].as: Columns wants an output of shape [n]; 'score' is a scalar, for which Value or"
                + " Decision is meant"),
        Arguments.of(
            new ScoreColumn("s", "score", null, ScoreForm.LABEL, null, null),
            "[0].as: Label wants an output of shape [n]; 'score' is a scalar, for which Value or"
                + " Decision is meant"),
        Arguments.of(
            new ScoreColumn("c", "count", null, ScoreForm.LABEL, null, null),
            "[0].as: Label wants a label file; model.yaml has none for the output 'count'"),
        Arguments.of(
            new ScoreColumn("c", "short", null, ScoreForm.LABEL, null, null),
            "[0].as: the label file of the output 'short' has 3 labels for 4 values"),
        Arguments.of(
            new ScoreColumn("d", "logits", null, ScoreForm.DECISION, null, "0.5"),
            "[0].as: Decision wants a scalar output; 'logits' has the shape [3]"));
  }

  static Stream<Arguments> wrongNumbers() {
    return Stream.of(
        Arguments.of(
            new ScoreColumn("t", "logits", null, ScoreForm.TOP_K, null, null),
            "[0].k: is missing; TopK wants how many classes to keep"),
        Arguments.of(
            new ScoreColumn("t", "logits", null, ScoreForm.TOP_K, 4, null),
            "[0].k: 4 is not between 1 and 3, the length of the output 'logits'"),
        Arguments.of(
            new ScoreColumn("t", "logits", null, ScoreForm.TOP_K, 0, null),
            "[0].k: 0 is not between 1 and 3, the length of the output 'logits'"),
        Arguments.of(
            new ScoreColumn("score", null, null, null, 3, null),
            "[0].k: belongs to 'as: TopK'; this column is Value"),
        Arguments.of(
            new ScoreColumn("score", null, null, null, null, "0.5"),
            "[0].threshold: belongs to 'as: Decision'; this column is Value"),
        Arguments.of(
            new ScoreColumn("d", "score", null, ScoreForm.DECISION, null, null),
            "[0].threshold: is missing; Decision wants the value from which it is true"),
        Arguments.of(
            new ScoreColumn("d", "score", null, ScoreForm.DECISION, null, "half"),
            "[0].threshold: 'half' is not a finite decimal number"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource({"wrongOutputs", "wrongNumbers"})
  void aColumnThatDoesNotFitIsAFinding(ScoreColumn column, String finding) {
    assertThat(resolve(column).findings())
        .extracting(Finding::toString)
        .containsExactly("spec.output.scores" + finding);
  }

  @Test
  void everyFormHasItsFields() {
    ScorePlan.Resolution resolution =
        resolve(
            new ScoreColumn("score", null, SIGMOID, null, null, null),
            new ScoreColumn("all", "logits", SOFTMAX, null, null, null),
            new ScoreColumn("n", "count", null, ScoreForm.COLUMNS, null, null),
            new ScoreColumn("best", "logits", null, ScoreForm.LABEL, null, null),
            new ScoreColumn("top", "logits", SOFTMAX, ScoreForm.TOP_K, 2, null),
            new ScoreColumn("top_count", "count", null, ScoreForm.TOP_K, 2, null),
            new ScoreColumn("buy", "score", SIGMOID, ScoreForm.DECISION, null, "0.5"));

    assertThat(resolution.findings()).isEmpty();
    assertThat(resolution.plan().fields())
        .containsExactly(
            new ScoreField("score", new ScoreField.Type.Scalar(DType.FLOAT32)),
            new ScoreField("all", new ScoreField.Type.Array(DType.FLOAT32, 3)),
            new ScoreField("n_0", new ScoreField.Type.Scalar(DType.INT16)),
            new ScoreField("n_1", new ScoreField.Type.Scalar(DType.INT16)),
            new ScoreField("best", new ScoreField.Type.Label()),
            new ScoreField("top", new ScoreField.Type.TopK(2)),
            new ScoreField("top_count", new ScoreField.Type.TopK(2)),
            new ScoreField("buy", new ScoreField.Type.Scalar(DType.BOOL)));
  }

  @Test
  void allFindingsComeAtOnceAndColumnsMayNotCollide() {
    ScorePlan.Resolution resolution =
        resolve(
            new ScoreColumn("count", null, null, ScoreForm.COLUMNS, null, null),
            new ScoreColumn("count_1", "score", null, null, 2, null),
            new ScoreColumn("count_1", "score", null, null, null, null));

    assertThat(resolution.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "spec.output.scores[1].k: belongs to 'as: TopK'; this column is Value",
            "spec.output.scores[2].name: makes a second column 'count_1'; rename one");
  }

  @Test
  void withoutColumnsEachOutputIsOneOfItsOwnName() {
    ScorePlan.Resolution resolution =
        new ScoreResolver(OUTPUTS.subList(0, 2), name -> List.of()).resolve(List.of());

    assertThat(resolution.findings()).isEmpty();
    assertThat(resolution.plan().fields())
        .extracting(ScoreField::name)
        .containsExactly("score", "logits");
  }

  private static ScorePlan.Resolution resolve(ScoreColumn... columns) {
    return new ScoreResolver(OUTPUTS, name -> LABELS.getOrDefault(name, List.of()))
        .resolve(List.of(columns));
  }
}
