package dev.scoring.engine.score;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.NearestName;
import dev.scoring.contract.spec.Activation;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.contract.spec.ScoreForm;
import dev.scoring.engine.bundle.OutputTensor;
import dev.scoring.engine.score.ScoreTarget.Form;
import dev.scoring.engine.tensor.DType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Resolves score columns against a bundle's outputs and collects everything that does not fit. */
final class ScoreResolver {
  private static final String PATH = "spec.output.scores";

  private final List<OutputTensor> outputs;
  private final Function<String, List<String>> labels;
  private final List<Finding> findings = new ArrayList<>();
  private final List<ScoreTarget> targets = new ArrayList<>();
  private final List<ScoreField> fields = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * A resolver for one list of columns.
   *
   * @param outputs the bundle's outputs
   * @param labels the labels of an output by its name; empty without
   */
  ScoreResolver(List<OutputTensor> outputs, Function<String, List<String>> labels) {
    this.outputs = outputs;
    this.labels = labels;
  }

  ScorePlan.Resolution resolve(List<ScoreColumn> scores) {
    if (scores.isEmpty()) {
      for (OutputTensor output : outputs) {
        column(PATH, new ScoreColumn(output.name(), null, null, null, null, null));
      }
    }
    for (int i = 0; i < scores.size(); i++) {
      column(PATH + "[" + i + "]", scores.get(i));
    }
    return new ScorePlan.Resolution(new ScorePlan(outputs, targets, fields), findings);
  }

  private void column(String path, ScoreColumn column) {
    int index = indexOf(column.source());
    if (index < 0) {
      findings.add(
          new Finding(
              path + (column.output() == null ? ".name" : ".output"), unknown(column.source())));
      return;
    }
    OutputTensor output = outputs.get(index);
    int before = findings.size();
    checkActivation(path, column, output);
    checkParameters(path, column);
    Optional<Form> form =
        switch (column.as()) {
          case VALUE -> value(path, output);
          case COLUMNS -> vector(path, column, output).map(width -> new Form.Columns());
          case LABEL -> vector(path, column, output).flatMap(width -> label(path, output));
          case TOP_K -> vector(path, column, output).flatMap(n -> topK(path, column, output));
          case DECISION -> decision(path, column, output);
        };
    if (form.isPresent() && findings.size() == before) {
      targets.add(new ScoreTarget(index, column.activation(), form.get()));
      addFields(path, column.name(), output, form.get());
    }
  }

  private void checkActivation(String path, ScoreColumn column, OutputTensor output) {
    if (column.activation() == Activation.NONE) {
      return;
    }
    if (!OutputValues.floating(output.dtype())) {
      found(
          path + ".activation",
          written(column.activation())
              + " wants a floating point output; '"
              + output.name()
              + "' is "
              + written(output.dtype()));
    }
    if (column.activation() == Activation.SOFTMAX && output.shape().isEmpty()) {
      found(
          path + ".activation",
          "Softmax wants an output of shape [n]; '"
              + output.name()
              + "' is a scalar, for which Sigmoid may be meant");
    }
  }

  private void checkParameters(String path, ScoreColumn column) {
    if (column.k() != null && column.as() != ScoreForm.TOP_K) {
      found(path + ".k", "belongs to 'as: TopK'; this column is " + written(column.as()));
    }
    if (column.threshold() != null && column.as() != ScoreForm.DECISION) {
      found(
          path + ".threshold", "belongs to 'as: Decision'; this column is " + written(column.as()));
    }
  }

  private Optional<Form> value(String path, OutputTensor output) {
    if (output.shape().size() > 1) {
      found(
          path,
          "the output '"
              + output.name()
              + "' has the shape "
              + output.shape()
              + "; only scalars and shapes of one axis can be written, so choose other outputs"
              + " or flatten it in the model");
      return Optional.empty();
    }
    return Optional.of(new Form.Value());
  }

  /** The length of an output of one axis. */
  private Optional<Integer> vector(String path, ScoreColumn column, OutputTensor output) {
    if (output.shape().size() != 1) {
      found(
          path + ".as",
          written(column.as())
              + " wants an output of shape [n]; '"
              + output.name()
              + (output.shape().isEmpty()
                  ? "' is a scalar, for which Value or Decision is meant"
                  : "' has the shape " + output.shape()));
      return Optional.empty();
    }
    return Optional.of(output.width());
  }

  private Optional<Form> label(String path, OutputTensor output) {
    List<String> found = labels.apply(output.name());
    if (found.isEmpty()) {
      found(
          path + ".as",
          "Label wants a label file; model.yaml has none for the output '" + output.name() + "'");
      return Optional.empty();
    }
    return labelsFit(path, output, found) ? Optional.of(new Form.Label(found)) : Optional.empty();
  }

  private Optional<Form> topK(String path, ScoreColumn column, OutputTensor output) {
    List<String> found = labels.apply(output.name());
    if (column.k() == null) {
      found(path + ".k", "is missing; TopK wants how many classes to keep");
      return Optional.empty();
    }
    if (column.k() < 1 || column.k() > output.width()) {
      found(
          path + ".k",
          column.k()
              + " is not between 1 and "
              + output.width()
              + ", the length of the output '"
              + output.name()
              + "'");
      return Optional.empty();
    }
    return found.isEmpty() || labelsFit(path, output, found)
        ? Optional.of(new Form.TopK(column.k(), found))
        : Optional.empty();
  }

  private boolean labelsFit(String path, OutputTensor output, List<String> found) {
    if (found.size() == output.width()) {
      return true;
    }
    found(
        path + ".as",
        "the label file of the output '"
            + output.name()
            + "' has "
            + found.size()
            + " labels for "
            + output.width()
            + " values");
    return false;
  }

  private Optional<Form> decision(String path, ScoreColumn column, OutputTensor output) {
    if (!output.shape().isEmpty()) {
      found(
          path + ".as",
          "Decision wants a scalar output; '"
              + output.name()
              + "' has the shape "
              + output.shape());
      return Optional.empty();
    }
    if (column.threshold() == null) {
      found(path + ".threshold", "is missing; Decision wants the value from which it is true");
      return Optional.empty();
    }
    try {
      double threshold = Double.parseDouble(column.threshold());
      if (Double.isFinite(threshold)) {
        return Optional.of(new Form.Decision(threshold));
      }
    } catch (NumberFormatException e) {
      // Reported below, as an infinite one is.
    }
    found(path + ".threshold", "'" + column.threshold() + "' is not a finite decimal number");
    return Optional.empty();
  }

  private void addFields(String path, String name, OutputTensor output, Form form) {
    DType dtype = OutputValues.stored(output.dtype());
    if (form instanceof Form.Columns) {
      for (int i = 0; i < output.width(); i++) {
        add(path, name + "_" + i, new ScoreField.Type.Scalar(dtype));
      }
    } else if (form instanceof Form.Label) {
      add(path, name, new ScoreField.Type.Label());
    } else if (form instanceof Form.TopK top) {
      add(path, name, new ScoreField.Type.TopK(top.k()));
    } else if (form instanceof Form.Decision) {
      add(path, name, new ScoreField.Type.Scalar(DType.BOOL));
    } else if (output.shape().isEmpty()) {
      add(path, name, new ScoreField.Type.Scalar(dtype));
    } else {
      add(path, name, new ScoreField.Type.Array(dtype, output.width()));
    }
  }

  private void add(String path, String name, ScoreField.Type type) {
    if (!names.add(name)) {
      found(path + ".name", "makes a second column '" + name + "'; rename one");
    }
    fields.add(new ScoreField(name, type));
  }

  private int indexOf(String name) {
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private String unknown(String name) {
    List<String> known = outputs.stream().map(OutputTensor::name).toList();
    return "'"
        + name
        + "' is not an output of the bundle"
        + NearestName.of(name, known)
            .map(near -> "; did you mean '" + near + "'?")
            .orElse(", which has " + String.join(", ", known));
  }

  private void found(String path, String message) {
    findings.add(new Finding(path, message));
  }

  private static String written(DType dtype) {
    return dtype.name().toLowerCase(Locale.ROOT);
  }

  private static String written(Activation activation) {
    return switch (activation) {
      case NONE -> "None";
      case SIGMOID -> "Sigmoid";
      case SOFTMAX -> "Softmax";
    };
  }

  private static String written(ScoreForm form) {
    return switch (form) {
      case VALUE -> "Value";
      case COLUMNS -> "Columns";
      case LABEL -> "Label";
      case TOP_K -> "TopK";
      case DECISION -> "Decision";
    };
  }
}
