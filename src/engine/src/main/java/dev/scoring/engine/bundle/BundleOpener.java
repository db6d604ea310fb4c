package dev.scoring.engine.bundle;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.ReadLimits;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;
import dev.scoring.engine.vocabulary.HashBuckets;
import dev.scoring.engine.vocabulary.TokenIndex;
import dev.scoring.engine.vocabulary.Vocabularies;
import dev.scoring.engine.vocabulary.VocabularyFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a bundle's files and collects what is wrong with them. */
final class BundleOpener {
  static final String DESCRIPTOR = "model.yaml";
  private static final String ENGINE = "PyTorch";

  private final BundleFiles files;
  private final BundleDescriptor descriptor;
  private final List<String> columns;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, List<String>> labels = new LinkedHashMap<>();

  private BundleOpener(BundleFiles files, BundleDescriptor descriptor) {
    this.files = files;
    this.descriptor = descriptor;
    this.columns =
        descriptor.inputs().stream()
            .flatMap(input -> input.from().reads().stream())
            .distinct()
            .toList();
  }

  /** What opening gave. */
  record Opened(
      BundleFiles files,
      BundleDescriptor descriptor,
      List<String> columns,
      List<Feature> features,
      Map<String, List<String>> labels) {}

  static Opened open(Path folder) {
    BundleFiles files = BundleFiles.of(folder);
    BundleDescriptor descriptor = readDescriptor(files);
    if (!descriptor.engine().equals(ENGINE)) {
      throw new ScoringFailure(
          FailureReason.ENGINE_UNSUPPORTED,
          String.format(
              "the bundle %s needs the engine '%s'; only %s is supported",
              files.folder(), descriptor.engine(), ENGINE));
    }
    return new BundleOpener(files, descriptor).open();
  }

  private Opened open() {
    require("file", descriptor.file())
        .ifPresent(entry -> TorchScriptFile.check(entry.path(), shown(descriptor.file())));
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < descriptor.inputs().size(); i++) {
      feature("inputs[" + i + "].from", descriptor.inputs().get(i)).ifPresent(features::add);
    }
    for (int i = 0; i < descriptor.outputs().size(); i++) {
      readLabels("outputs[" + i + "].labels", descriptor.outputs().get(i));
    }
    if (descriptor.golden() != null) {
      require("golden", descriptor.golden());
    }
    if (!findings.isEmpty()) {
      throw invalid(files, findings);
    }
    return new Opened(files, descriptor, columns, List.copyOf(features), Map.copyOf(labels));
  }

  private static BundleDescriptor readDescriptor(BundleFiles files) {
    BundleFiles.Entry entry =
        files
            .find(DESCRIPTOR)
            .orElseThrow(
                () ->
                    new ScoringFailure(
                        FailureReason.MODEL_INVALID,
                        "the bundle " + files.folder() + " has no model.yaml" + nested(files)));
    ReadResult<BundleDescriptor> read =
        StrictReader.yaml(
            text(entry, DESCRIPTOR),
            BundleDescriptor.class,
            ReadLimits.manifest(),
            DescriptorRules::check);
    if (read instanceof ReadResult.Valid<BundleDescriptor> valid) {
      return valid.value();
    }
    throw invalid(files, ((ReadResult.Invalid<BundleDescriptor>) read).findings());
  }

  private static String nested(BundleFiles files) {
    return files.files().keySet().stream()
        .filter(path -> path.endsWith("/" + DESCRIPTOR))
        .findFirst()
        .map(path -> "; it has " + path + ": use that folder, or zip its content only")
        .orElse("; every bundle has one");
  }

  private Optional<Feature> feature(String path, InputTensor input) {
    FeatureSource from = input.from();
    if (from.maskOf() != null) {
      return Optional.of(new Feature.Mask(input, inputNamed(from.maskOf())));
    }
    if (from.lengthOf() != null) {
      return Optional.of(new Feature.Length(input, inputNamed(from.lengthOf())));
    }
    return from.isCategorical() ? categories(path, input) : numbers(path, input);
  }

  private int inputNamed(String name) {
    return descriptor.inputs().stream().map(InputTensor::name).toList().indexOf(name);
  }

  private Optional<Feature> numbers(String path, InputTensor input) {
    FeatureSource from = input.from();
    Optional<Standardization> standardization = Optional.empty();
    if (from.standardize() != null) {
      String at = path + ".standardize";
      standardization =
          require(at, from.standardize())
              .flatMap(entry -> statistics(at, from.standardize(), entry, input.width()));
    }
    boolean scalars = from.columns() != null || input.shape().isEmpty();
    return Optional.of(
        new Feature.Numbers(
            input,
            from.reads().stream().map(columns::indexOf).toList(),
            scalars ? Feature.Source.SCALARS : Feature.Source.ARRAY,
            from.missing() == null ? Missing.constant(0) : from.missing(),
            standardization));
  }

  private Optional<Standardization> statistics(
      String at, String name, BundleFiles.Entry entry, int width) {
    ReadResult<Standardization> read = Standardization.read(text(entry, shown(name)), width);
    if (read instanceof ReadResult.Valid<Standardization> valid) {
      return Optional.of(valid.value());
    }
    for (Finding finding : ((ReadResult.Invalid<Standardization>) read).findings()) {
      findings.add(new Finding(at, name + ": " + finding));
    }
    return Optional.empty();
  }

  private Optional<Feature> categories(String path, InputTensor input) {
    FeatureSource from = input.from();
    Optional<TokenIndex> index = Optional.empty();
    if (from.vocabulary() != null) {
      Optional<BundleFiles.Entry> entry = require(path + ".vocabulary", from.vocabulary());
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      BundleFiles.Entry file = entry.get();
      index =
          Optional.of(
              Vocabularies.shared(
                  file.sha256(), () -> VocabularyFile.read(file.path(), shown(from.vocabulary()))));
    } else if (from.buckets() != null) {
      index = Optional.of(new HashBuckets(from.buckets()));
    }
    long indices = index.isPresent() ? index.get().size() : from.size();
    Feature.Categories categories =
        new Feature.Categories(input, columns.indexOf(from.column()), index, indices);
    checkIndices(path, categories);
    return Optional.of(categories);
  }

  private void checkIndices(String path, Feature.Categories categories) {
    FeatureSource from = categories.tensor().from();
    long last = categories.offset() + categories.indices() - 1;
    long most = IntegerRange.of(categories.tensor().dtype()).max();
    if (last > most || last < 0) {
      findings.add(
          new Finding(
              path,
              "gives indices up to "
                  + last
                  + ", which "
                  + categories.tensor().dtype().id()
                  + " cannot hold; use a wider dtype"));
      return;
    }
    checkIndex(path + ".unknown", from.unknown(), last);
    checkIndex(path + ".pad", from.pad(), last);
    if (from.missing() instanceof Missing.Constant constant) {
      checkIndex(path + ".missing", constant.value(), last);
    }
  }

  private void checkIndex(String path, Number index, long last) {
    if (index == null) {
      return;
    }
    double value = index.doubleValue();
    if (value != Math.rint(value) || value < 0 || value > last) {
      findings.add(new Finding(path, "is " + index + "; it must be an index from 0 to " + last));
    }
  }

  private void readLabels(String path, OutputTensor output) {
    if (output.labels() == null) {
      return;
    }
    require(path, output.labels())
        .ifPresent(
            entry -> {
              List<String> lines = text(entry, shown(output.labels())).lines().toList();
              if (lines.size() != output.width()) {
                findings.add(
                    new Finding(
                        path,
                        String.format(
                            "%s has %d lines; the output has %d elements",
                            output.labels(), lines.size(), output.width())));
              }
              labels.put(output.name(), lines);
            });
  }

  /** The file that a field names; a finding when there is none. */
  private Optional<BundleFiles.Entry> require(String field, String name) {
    Optional<BundleFiles.Entry> entry = files.find(name);
    if (entry.isEmpty()) {
      findings.add(new Finding(field, "'" + name + "' " + whyAbsent(name)));
    }
    return entry;
  }

  private String whyAbsent(String name) {
    if (name.startsWith("/") || List.of(name.split("/", -1)).contains("..")) {
      return "leaves the bundle; name a file inside it, relative to model.yaml";
    }
    if (BundleFiles.isHidden(name)) {
      return "starts with a dot; such files are not part of a bundle";
    }
    return "is no file of the bundle; it has "
        + files.files().keySet().stream().limit(10).collect(Collectors.joining(", "));
  }

  private String shown(String name) {
    return files.folder().getFileName() + "/" + name;
  }

  static String text(BundleFiles.Entry entry, String name) {
    try {
      return Files.readString(entry.path());
    } catch (CharacterCodingException e) {
      throw new ScoringFailure(
          FailureReason.MODEL_INVALID, name + " is not UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new ScoringFailure(FailureReason.MODEL_INVALID, name + " cannot be read: " + e, e);
    }
  }

  static ScoringFailure invalid(BundleFiles files, List<Finding> findings) {
    return new ScoringFailure(
        FailureReason.MODEL_INVALID,
        "model.yaml of the bundle "
            + files.folder()
            + ": "
            + findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
  }
}
