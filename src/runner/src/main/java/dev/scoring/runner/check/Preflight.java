package dev.scoring.runner.check;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.contract.spec.SpecRules;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.score.BatchScorer;
import dev.scoring.runner.RunRequest;
import dev.scoring.runner.bundle.LocalBundles;
import dev.scoring.runner.column.ColumnPath;
import dev.scoring.runner.column.ColumnTypes;
import dev.scoring.runner.exec.Predicates;
import dev.scoring.runner.exec.RowSelection;
import dev.scoring.runner.exec.ScoringQuery;
import dev.scoring.runner.input.FilterColumns;
import dev.scoring.runner.input.InputLister;
import dev.scoring.runner.input.InputListing;
import dev.scoring.runner.input.InputSchema;
import dev.scoring.runner.input.InputSchemas;
import dev.scoring.runner.input.ReaderOptions;
import dev.scoring.runner.plan.RunIdentities;
import dev.scoring.runner.plan.RunIdentity;
import dev.scoring.runner.publish.OutputState;
import dev.scoring.runner.publish.Publisher;
import dev.scoring.runner.session.Sessions;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.WorkPlace;
import dev.scoring.runner.write.UnitWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Looks at everything that can be looked at before a row is scored, without loading the model, and
 * goes on after a problem as far as the rest does not depend on it.
 */
public final class Preflight {
  private final SparkSession spark;
  private final RunRequest request;
  private final ScoringSpec spec;
  private final Scope scope;
  private final Instant now;
  private final Configuration conf;
  private final Problems problems = new Problems();

  private Preflight(SparkSession spark, RunRequest request, Scope scope, Instant now) {
    this.spark = spark;
    this.request = request;
    this.spec = request.spec();
    this.scope = scope;
    this.now = now;
    this.conf = spark.sessionState().newHadoopConf();
  }

  /**
   * Checks a request.
   *
   * @param now what {@code now()} means while predicates are resolved
   * @throws ScoringFailure for the first problem, its sentence naming all others of its reason
   */
  public static CheckedRun require(
      SparkSession spark, RunRequest request, Scope scope, Instant now) {
    Preflight preflight = new Preflight(spark, request, scope, now);
    Optional<CheckedRun> checked = preflight.check();
    preflight.problems.throwIfAny();
    return checked.orElseThrow();
  }

  /** Everything that is wrong with a request; empty when nothing is. */
  public static List<Finding> findings(SparkSession spark, RunRequest request, Instant now) {
    Preflight preflight = new Preflight(spark, request, Scope.LOOK, now);
    preflight.check();
    return preflight.problems.findings();
  }

  private Optional<CheckedRun> check() {
    List<Finding> rules = SpecRules.check(spec);
    rules.forEach(
        rule ->
            problems.add(
                SpecReasons.of(spec.output(), rule),
                new Finding("spec." + rule.path(), rule.message())));
    ReaderOptions.check(spec.input()).stream()
        .filter(
            found -> rules.stream().noneMatch(rule -> found.path().equals("spec." + rule.path())))
        .forEach(found -> problems.add(FailureReason.SPEC_INVALID, found));
    problems.attempt(this::session);
    Slots slots = Slots.of(spark);
    ModelOptions options =
        slots.options(request.device(), spec.threads(), spec.policy().precision());
    problems.attempt(() -> threads(options));
    Optional<ModelBundle> bundle = ifSound(rules, "model", this::bundle);
    bundle.ifPresent(this::scores);
    Optional<InputListing> listing = ifSound(rules, "input", this::list);
    if (bundle.isEmpty() || listing.isEmpty()) {
      return Optional.empty();
    }
    Optional<InputSchema> schema = problems.attempt(() -> schema(bundle.get(), listing.get()));
    schema.ifPresent(found -> columns(bundle.get(), found));
    Optional<CheckedRun.Target> target =
        ifSound(rules, "output", () -> target(bundle.get(), listing.get()));
    if (scope != Scope.PREVIEW) {
      target.ifPresent(found -> problems.attempt(() -> place(found)));
    }
    if (!problems.none() || schema.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return problems
        .attempt(() -> output(bundle.get(), schema.get(), options, target.get()))
        .map(
            output ->
                new CheckedRun(
                    request,
                    bundle.get(),
                    listing.get(),
                    schema.get(),
                    output,
                    options,
                    slots,
                    target.get()));
  }

  private <T> Optional<T> ifSound(
      List<Finding> rules, String part, java.util.function.Supplier<T> step) {
    boolean sound = rules.stream().noneMatch(rule -> rule.path().startsWith(part + "."));
    return sound ? problems.attempt(step) : Optional.empty();
  }

  private Boolean session() {
    Sessions.requireOwnedSettings(spark);
    return true;
  }

  private static Boolean threads(ModelOptions options) {
    options.check();
    return true;
  }

  private ModelBundle bundle() {
    return LocalBundles.resolve(spec.model().uri(), spec.model().digest(), conf);
  }

  private void scores(ModelBundle bundle) {
    BatchScorer.check(bundle, spec.output().scores())
        .forEach(found -> problems.add(FailureReason.SPEC_INVALID, found));
  }

  private InputListing list() {
    InputSpec input = spec.input();
    Map<String, String> options = ReaderOptions.effective(input);
    return InputLister.list(
        input.locations(),
        input.format(),
        options,
        FileSplitting.of(spark, input.format(), options, spec.output().metadata()),
        conf);
  }

  private InputSchema schema(ModelBundle bundle, InputListing listing) {
    List<String> alsoRead = new ArrayList<>(spec.output().columns());
    alsoRead.addAll(FilterColumns.of(spark, spec.input().filter()));
    return InputSchemas.find(spark, spec.input(), listing, bundle.descriptor(), alsoRead);
  }

  private void columns(ModelBundle bundle, InputSchema found) {
    StructType schema = found.all();
    List<String> names = Arrays.asList(schema.fieldNames());
    bundle
        .checkColumns(column -> ColumnTypes.of(schema, column), names)
        .forEach(finding -> problems.add(FailureReason.INPUT_SCHEMA, finding));
    for (int i = 0; i < spec.output().columns().size(); i++) {
      String column = spec.output().columns().get(i);
      if (ColumnPath.resolve(schema, column).isEmpty()) {
        problems.add(
            FailureReason.OUTPUT_COLUMNS,
            new Finding(
                "spec.output.columns[" + i + "]",
                "the input has no column '" + column + "'; it has " + shown(names)));
      }
    }
    if (spec.input().filter() != null) {
      problems.attempt(() -> filter(schema));
    }
  }

  private static String shown(List<String> names) {
    return names.size() <= 20
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 20)) + " and " + (names.size() - 20) + " more";
  }

  private Boolean filter(StructType schema) {
    try {
      Predicates.resolve(spark, spec.input().filter(), schema, now);
      return true;
    } catch (ScoringFailure e) {
      throw new ScoringFailure(e.reason(), "spec.input.filter: " + e.getMessage(), e);
    }
  }

  private CheckedRun.Target target(ModelBundle bundle, InputListing listing) {
    String output = InputLister.qualified("spec.output.uri", spec.output().uri(), conf).toString();
    RunIdentity identity =
        RunIdentities.of(
            spec, new RunIdentities.Places(bundle.digest(), listing.locations(), output));
    WorkPlace place = WorkPlace.of(spec.output().uri(), identity.runId(), conf);
    return new CheckedRun.Target(identity, RunStore.open(place, conf));
  }

  private Boolean place(CheckedRun.Target target) {
    var state = Publisher.of(target.store(), conf).inspect();
    OutputCheck.require(state, spec.output(), request.existing(), target, conf);
    boolean stays =
        state instanceof OutputState.Published && !OutputCheck.overwrites(spec.output());
    if (!stays) {
      target.store().probe();
    }
    return true;
  }

  private StructType output(
      ModelBundle bundle, InputSchema schema, ModelOptions options, CheckedRun.Target target) {
    RowSelection rows = RowSelection.matching(spec.input().filter(), now);
    StructType output =
        ScoringQuery.create(
                spark,
                Definitions.scan(spec, schema, rows),
                Definitions.scoring(spec, bundle, options, 1, target.identity().runId()))
            .outputSchema();
    UnitWriter.create(spark, Definitions.write(spec.output(), output), target.place(), 1);
    return output;
  }
}
