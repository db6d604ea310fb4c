package dev.scoring.contract.failure;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a run ended without success. The id goes to conditions, reports and termination messages; the
 * exit code is the driver's and the command's. Codes stay clear of Spark's own (11, 50-58, 101,
 * 124), of picocli's usage error (2) and of the shell's (126 and above).
 */
public enum FailureReason {
  SPEC_INVALID(
      "SpecInvalid",
      60,
      Retry.NEVER,
      "The manifest breaks a rule of the schema.",
      "Correct the field that the message names."),
  MODEL_NOT_FOUND(
      "ModelNotFound",
      61,
      Retry.NEVER,
      "There is no model bundle at spec.model.uri.",
      "Correct the URI or upload the bundle."),
  MODEL_INVALID(
      "ModelInvalid",
      62,
      Retry.NEVER,
      "The bundle or its model file is empty, truncated, unsafe or not what model.yaml says.",
      "Run 'scoring bundle check' on it and repair what it names."),
  MODEL_DIGEST_MISMATCH(
      "ModelDigestMismatch",
      63,
      Retry.NEVER,
      "The bundle's content is not the one that spec.model.digest pins.",
      "Pin the new digest or restore the bundle."),
  ENGINE_UNSUPPORTED(
      "EngineUnsupported",
      64,
      Retry.NEVER,
      "The bundle needs an engine that this image does not have.",
      "Use a bundle for PyTorch."),
  SIGNATURE_MISMATCH(
      "SignatureMismatch",
      65,
      Retry.NEVER,
      "The model's inputs or outputs are not those of the bundle's signature.",
      "Correct model.yaml or export the model again."),
  VOCABULARY_INVALID(
      "VocabularyInvalid",
      66,
      Retry.NEVER,
      "A vocabulary has a duplicate entry or is not UTF-8.",
      "Make the vocabulary again."),
  PARITY_FAILED(
      "ParityFailed",
      67,
      Retry.NEVER,
      "The golden rows' scores are further from the stored ones than policy.parity allows.",
      "Find the difference, or widen the tolerance knowingly."),
  DEVICE_UNAVAILABLE(
      "DeviceUnavailable",
      68,
      Retry.LATER,
      "A GPU was asked for and the process sees none.",
      "Check the node's driver and device plugin, or ask for no GPU."),
  INPUT_NOT_FOUND(
      "InputNotFound",
      70,
      Retry.NEVER,
      "An input location matches nothing.",
      "Correct spec.input.uri."),
  INPUT_EMPTY(
      "InputEmpty",
      71,
      Retry.NEVER,
      "The input has no data file.",
      "Check that the upstream job wrote it."),
  INPUT_UNREADABLE(
      "InputUnreadable",
      72,
      Retry.NEVER,
      "An input file is corrupt, truncated or of another format.",
      "Replace the file that the message names."),
  INPUT_SCHEMA(
      "InputSchema",
      73,
      Retry.NEVER,
      "A column is missing or has a type that the bundle cannot take.",
      "Correct the input or the bundle's 'from'."),
  INPUT_CHANGED(
      "InputChanged",
      74,
      Retry.NEVER,
      "An input file changed after the run was planned.",
      "Start a new run with --fresh."),
  FILTER_INVALID(
      "FilterInvalid",
      75,
      Retry.NEVER,
      "A SQL predicate does not parse or names an unknown column.",
      "Correct the predicate."),
  BAD_ROW(
      "BadRow",
      76,
      Retry.NEVER,
      "A row cannot be scored and policy.badRows is Fail.",
      "Correct the row, or set policy.badRows.action to Reject."),
  TOO_MANY_REJECTS(
      "TooManyRejects",
      77,
      Retry.NEVER,
      "More rows were rejected than policy.badRows allows.",
      "Look at the reject table."),
  TOO_FEW_ROWS(
      "TooFewRows",
      78,
      Retry.NEVER,
      "The input has fewer rows than policy.minRows.",
      "Check that the upstream job wrote all of it."),
  OUTPUT_EXISTS(
      "OutputExists",
      80,
      Retry.NEVER,
      "Something is at spec.output.uri already.",
      "Choose another folder, or declare ifExists: Overwrite."),
  OUTPUT_BUSY(
      "OutputBusy",
      81,
      Retry.NEVER,
      "Another unfinished run writes to spec.output.uri.",
      "Wait for it, or abandon it with --fresh."),
  OUTPUT_COLUMNS(
      "OutputColumns",
      82,
      Retry.NEVER,
      "Two output columns have one name, or a carried column does not exist.",
      "Rename one in spec.output."),
  OUTPUT_UNWRITABLE(
      "OutputUnwritable",
      83,
      Retry.LATER,
      "The output cannot be written.",
      "Check permissions and free space."),
  STORE_NOT_EXCLUSIVE(
      "StoreNotExclusive",
      84,
      Retry.NEVER,
      "The output's store lets two writers create one key.",
      "Use a store with exclusive creation."),
  STORE_UNAVAILABLE(
      "StoreUnavailable",
      85,
      Retry.LATER,
      "A store did not answer.",
      "Check the network and the store; the run resumes."),
  BALANCE_BROKEN(
      "BalanceBroken",
      86,
      Retry.NEVER,
      "Rows read are not rows scored, rejected, filtered and suppressed.",
      "Report the defect with the run report."),
  OUT_OF_MEMORY(
      "OutOfMemory",
      88,
      Retry.LATER,
      "A process ran out of memory at the smallest batch.",
      "Raise executor memory or lower the batch size."),
  ENGINE_FAILED(
      "EngineFailed",
      89,
      Retry.LATER,
      "The forward pass failed for a reason that is not a row's.",
      "See the message; the run resumes in a new process."),
  EXECUTORS_UNAVAILABLE(
      "ExecutorsUnavailable",
      90,
      Retry.LATER,
      "Executors could not be created or never registered.",
      "See the message for what the API server said."),
  PROTOCOL_CONFLICT(
      "ProtocolConflict",
      91,
      Retry.LATER,
      "A newer driver took the run over.",
      "Nothing: the newer driver goes on."),
  PLAN_MISMATCH(
      "PlanMismatch",
      92,
      Retry.NEVER,
      "The run to resume was planned by another version, schema or setting.",
      "Start again with --fresh."),
  INTERRUPTED(
      "Interrupted", 93, Retry.LATER, "The run was asked to stop.", "Start it again; it resumes."),
  INTERNAL(
      "InternalError",
      94,
      Retry.LATER,
      "An error that the program did not expect.",
      "Report it with the log of --verbose.");

  /** Whether another attempt can end otherwise without a change by the user. */
  public enum Retry {
    NEVER,
    LATER
  }

  private final String id;
  private final int exitCode;
  private final Retry retry;
  private final String cause;
  private final String remedy;

  FailureReason(String id, int exitCode, Retry retry, String cause, String remedy) {
    this.id = id;
    this.exitCode = exitCode;
    this.retry = retry;
    this.cause = cause;
    this.remedy = remedy;
  }

  /** The name in conditions and reports, in CamelCase. */
  @JsonValue
  public String id() {
    return id;
  }

  /** The exit code of driver and command. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether another attempt can end otherwise without a change by the user. */
  public boolean retryable() {
    return retry == Retry.LATER;
  }

  /** What happened, in one sentence. */
  public String cause() {
    return cause;
  }

  /** What to do, in one sentence. */
  public String remedy() {
    return remedy;
  }
}
