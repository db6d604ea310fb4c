package dev.scoring.engine.bundle;

import dev.scoring.contract.read.Finding;
import dev.scoring.engine.tensor.DType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code model.yaml} must obey beyond its types, as far as no other file is needed. */
final class DescriptorRules {
  private final BundleDescriptor descriptor;
  private final List<Finding> findings = new ArrayList<>();

  private DescriptorRules(BundleDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** Everything that is wrong. */
  static List<Finding> check(BundleDescriptor descriptor) {
    DescriptorRules rules = new DescriptorRules(descriptor);
    rules.check();
    return List.copyOf(rules.findings);
  }

  private void check() {
    notBlank("name", descriptor.name());
    notBlank("version", descriptor.version());
    if (descriptor.inputs().isEmpty()) {
      add("inputs", "is empty; a model takes at least one tensor");
    }
    if (descriptor.outputs().isEmpty()) {
      add("outputs", "is empty; a model gives at least one tensor");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < descriptor.inputs().size(); i++) {
      InputTensor input = descriptor.inputs().get(i);
      String path = "inputs[" + i + "]";
      tensor(path, input.name(), input.shape(), input.width(), names);
      if (input.from() != null && input.dtype() != null && input.width() > 0) {
        from(path + ".from", input);
      }
    }
    names.clear();
    for (int i = 0; i < descriptor.outputs().size(); i++) {
      OutputTensor output = descriptor.outputs().get(i);
      String path = "outputs[" + i + "]";
      tensor(path, output.name(), output.shape(), output.width(), names);
      if (output.labels() != null && output.shape().size() != 1) {
        add(path + ".labels", "needs a shape [n]; the shape is " + output.shape());
      }
    }
  }

  private void tensor(String path, String name, List<Integer> shape, int width, Set<String> names) {
    notBlank(path + ".name", name);
    if (name != null && !names.add(name)) {
      add(path + ".name", "'" + name + "' is taken by an earlier tensor; give it another name");
    }
    if (width < 0) {
      add(
          path + ".shape",
          shape
              + " is out of range: at most 8 axes of at least 1, and at most "
              + Shapes.MAX_WIDTH
              + " elements a row; the batch axis is not part of it");
    }
  }

  private void from(String path, InputTensor input) {
    FeatureSource from = input.from();
    List<String> kinds = new ArrayList<>();
    given(kinds, "column", from.column());
    given(kinds, "columns", from.columns());
    given(kinds, "maskOf", from.maskOf());
    given(kinds, "lengthOf", from.lengthOf());
    if (kinds.isEmpty()) {
      add(path + ".column", "is missing; give one of column, columns, maskOf, lengthOf");
    } else if (kinds.size() > 1) {
      add(path, "has " + String.join(" and ", kinds) + "; give one of them");
    } else if (from.maskOf() != null || from.lengthOf() != null) {
      derived(path, input);
    } else if (from.isCategorical()) {
      categories(path, input);
    } else {
      numbers(path, input);
    }
  }

  private void derived(String path, InputTensor input) {
    FeatureSource from = input.from();
    String field = from.maskOf() == null ? "lengthOf" : "maskOf";
    String name = from.maskOf() == null ? from.lengthOf() : from.maskOf();
    refuse(path, field, setFields(from, Fields.CATEGORIES));
    refuse(path, field, setFields(from, Fields.NUMBERS));
    refuse(path, field, from.missing() == null ? List.of() : List.of("missing"));
    Optional<InputTensor> other =
        descriptor.inputs().stream().filter(each -> name.equals(each.name())).findFirst();
    if (other.isEmpty()) {
      add(path + "." + field, "'" + name + "' is no input of this bundle");
      return;
    }
    FeatureSource source = other.get().from();
    if (source == null || !source.isCategorical() || other.get().shape().size() != 1) {
      add(
          path + "." + field,
          "'" + name + "' is not an input of categories with a shape [n]; it has no padding");
    } else if (from.maskOf() != null && !other.get().shape().equals(input.shape())) {
      add(path + ".maskOf", "needs the shape of '" + name + "', " + other.get().shape());
    } else if (from.lengthOf() != null) {
      length(path, input, other.get().width());
    }
  }

  private void length(String path, InputTensor input, int longest) {
    if (!input.shape().isEmpty()) {
      add(path + ".lengthOf", "needs the shape [], not " + input.shape());
    } else if (!input.dtype().isFloat() && longest > IntegerRange.of(input.dtype()).max()) {
      add(
          path + ".lengthOf",
          "can be " + longest + ", which " + input.dtype().id() + " cannot hold");
    }
  }

  private void numbers(String path, InputTensor input) {
    FeatureSource from = input.from();
    refuse(path, "vocabulary, buckets or size", setFields(from, Fields.CATEGORIES));
    boolean isFloat = input.dtype().isFloat();
    if (from.columns() != null && !input.shape().equals(List.of(from.columns().size()))) {
      add(
          path + ".columns",
          "has "
              + from.columns().size()
              + " columns, which do not make the shape "
              + input.shape());
    }
    if (from.standardize() != null && !isFloat) {
      add(path + ".standardize", "needs a float tensor, not " + input.dtype().id());
    }
    if (from.missing() instanceof Missing.Constant constant && !isFloat) {
      IntegerRange range = IntegerRange.of(input.dtype());
      if (!range.holds(constant.value())) {
        add(path + ".missing", "is " + constant.value() + "; " + range.sentence());
      }
    }
  }

  private void categories(String path, InputTensor input) {
    FeatureSource from = input.from();
    List<String> lookups = new ArrayList<>();
    given(lookups, "vocabulary", from.vocabulary());
    given(lookups, "buckets", from.buckets());
    given(lookups, "size", from.size());
    if (lookups.size() > 1) {
      add(path, "has " + String.join(" and ", lookups) + "; give one of them");
    }
    if (from.columns() != null) {
      add(path + ".columns", "is for numbers; categories take one column an input");
    }
    refuse(path, "no vocabulary, buckets or size", setFields(from, Fields.NUMBERS));
    if (input.dtype().isFloat() || input.dtype() == DType.BOOL) {
      add(path, "gives indices, which need an integer dtype, not " + input.dtype().id());
    }
    if (input.shape().size() > 1) {
      add(path, "gives one index or a list of them: the shape must be [] or [n]");
    }
    if (from.split() != null && from.split().isEmpty()) {
      add(path + ".split", "is empty; name the text between two tokens");
    }
    if (from.size() != null && (from.split() != null || !from.normalize().isEmpty())) {
      add(path + ".size", "takes numbers; split and normalize are for text");
    }
    atLeast(path + ".buckets", from.buckets() == null ? 1 : from.buckets(), 1);
    atLeast(path + ".size", from.size() == null ? 1 : from.size(), 1);
    atLeast(path + ".offset", from.offset() == null ? 0 : from.offset(), 0);
    listOrScalar(path, input);
  }

  private void listOrScalar(String path, InputTensor input) {
    FeatureSource from = input.from();
    if (input.shape().isEmpty()) {
      for (String field : setFields(from, Fields.LISTS)) {
        add(path + "." + field, "is for a shape [n]; the shape is []");
      }
      return;
    }
    if (from.pad() == null) {
      add(path + ".pad", "is missing; a shape [n] needs the index that fills a shorter row");
    }
    if (from.missing() instanceof Missing.Constant) {
      add(path + ".missing", "can only be 'reject' for a shape [n]: a null row is filled with pad");
    }
  }

  private enum Fields {
    CATEGORIES,
    NUMBERS,
    LISTS
  }

  private static List<String> setFields(FeatureSource from, Fields fields) {
    List<String> set = new ArrayList<>();
    switch (fields) {
      case CATEGORIES -> {
        given(set, "split", from.split());
        given(set, "normalize", from.normalize().isEmpty() ? null : from.normalize());
        given(set, "vocabulary", from.vocabulary());
        given(set, "buckets", from.buckets());
        given(set, "size", from.size());
        given(set, "offset", from.offset());
        given(set, "unknown", from.unknown());
        given(set, "pad", from.pad());
        given(set, "keep", from.keep());
      }
      case NUMBERS -> {
        given(set, "nanIsMissing", from.nanIsMissing());
        given(set, "standardize", from.standardize());
      }
      case LISTS -> {
        given(set, "split", from.split());
        given(set, "pad", from.pad());
        given(set, "keep", from.keep());
      }
    }
    return set;
  }

  private void refuse(String path, String beside, List<String> fields) {
    for (String field : fields) {
      add(path + "." + field, "has no meaning with " + beside + "; remove it");
    }
  }

  private static void given(List<String> to, String name, Object value) {
    if (value != null) {
      to.add(name);
    }
  }

  private void atLeast(String path, long value, long least) {
    if (value < least) {
      add(path, "is " + value + "; it must be at least " + least);
    }
  }

  private void notBlank(String path, String value) {
    if (value != null && value.isBlank()) {
      add(path, "is blank");
    }
  }

  private void add(String path, String message) {
    findings.add(new Finding(path, message));
  }
}
