package dev.scoring.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.cli.error.Failure;
import dev.scoring.cli.error.FailureText;
import dev.scoring.contract.failure.FailureReason;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together and presents how they end. */
final class CommandLines {
  /** The exit code of a wrong command line. */
  static final int USAGE = 2;

  private static final List<String> EXAMPLES_BEFORE_EXIT_CODES =
      List.of(
          UsageMessageSpec.SECTION_KEY_HEADER,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);

  private final CommandContext context;
  private final ScoringCommand root = new ScoringCommand();

  private CommandLines(CommandContext context) {
    this.context = context;
  }

  /** The whole command; {@link CommandLine#execute} never throws and gives the exit code. */
  static CommandLine of(CommandContext context) {
    return new CommandLines(context).build();
  }

  private CommandLine build() {
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new RunCommand(context))
            .addSubcommand(new ValidateCommand(context))
            .addSubcommand(new PlanCommand(context))
            .addSubcommand(new ParityCommand(context))
            .addSubcommand(
                new CommandLine(new BundleCommand())
                    .addSubcommand(new BundleCheckCommand(context))
                    .addSubcommand(new BundlePackCommand(context)))
            .addSubcommand(
                new CommandLine(new ExampleCommand())
                    .addSubcommand(new ExampleDataCommand(context)))
            .addSubcommand(new CompletionCommand(context));
    PrintStream out = context.console().out();
    PrintStream err = context.console().err();
    line.setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionStrategy(this::execute)
        .setParameterExceptionHandler((e, args) -> usage(e.getCommandLine(), sentence(e)))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    line.setHelpSectionKeys(EXAMPLES_BEFORE_EXIT_CODES);
    line.getCommandSpec()
        .usageMessage()
        .header("Scores batches of rows with a PyTorch model and Spark, in this process.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes())
        .footer(RootHelp.FOOTER);
    return line;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "Done.");
    codes.put(Integer.toString(USAGE), "The command line is wrong.");
    for (FailureReason reason : FailureReason.values()) {
      codes.put(Integer.toString(reason.exitCode()), reason.id() + ": " + reason.cause());
    }
    return codes;
  }

  private int execute(ParseResult parsed) {
    LogSettings.apply(
        root.verbose() ? LogSettings.Level.VERBOSE : LogSettings.Level.QUIET,
        System.getProperties());
    try {
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError | LinkageError | StackOverflowError e) {
      CommandLine last = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
      return present(e, last.getCommand());
    }
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return "There is no '%s'; did you mean '%s'?"
          .formatted(unmatched.getUnmatched().get(0), unmatched.getSuggestions().get(0));
    }
    return e.getMessage();
  }

  private int usage(CommandLine command, String message) {
    PrintStream err = context.console().err();
    err.println("error: " + message);
    err.println("  See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return USAGE;
  }

  private int failed(Exception thrown, CommandLine command) {
    if (thrown instanceof UsageException) {
      return usage(command, thrown.getMessage());
    }
    return present(thrown, command.getCommand());
  }

  /** Says how a command failed; gives the exit code. */
  private int present(Throwable thrown, Object command) {
    Failure failure =
        Failure.of(
            thrown, context.interruption().asked() ? Failure.Stop.ASKED : Failure.Stop.NOT_ASKED);
    FailureText.lines(
            failure, root.verbose() ? FailureText.Detail.STACK_TRACE : FailureText.Detail.SENTENCES)
        .forEach(context.console().err()::println);
    if (command instanceof JsonFailures json && json.jsonFailures()) {
      context.console().out().println(json(failure));
    }
    return failure.reason().exitCode();
  }

  private static String json(Failure failure) {
    try {
      return new ObjectMapper().writeValueAsString(FailureText.json(failure));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
