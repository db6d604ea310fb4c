package dev.scoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.cli.term.Console;
import dev.scoring.cli.term.Terminal;
import dev.scoring.contract.failure.FailureReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private static final int WIDEST = 100;

  static Stream<CommandLine> commands() {
    return all(root());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasAHeaderAndEveryArgumentAnExplanation(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();

    assertThat(command.getCommandSpec().usageMessage().header()).as(name).isNotEmpty();
    for (ArgSpec arg : command.getCommandSpec().args()) {
      assertThat(arg.description()).as(name + " " + arg.paramLabel()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpMentionsEveryOptionAndFitsTheScreen(CommandLine command) {
    String help = command.getUsageMessage();

    for (OptionSpec option : command.getCommandSpec().options()) {
      assertThat(help).contains(option.longestName());
    }
    assertThat(help.lines()).allMatch(line -> line.length() <= WIDEST);
    assertThat(help).doesNotContain("\n\n\n").doesNotContain("${");
  }

  @Test
  void theRootsHelpNamesEveryCommandAndEveryExitCode() {
    String help = root().getUsageMessage();

    assertThat(help).contains(root().getSubcommands().keySet());
    for (FailureReason reason : FailureReason.values()) {
      assertThat(help).contains("  " + reason.exitCode() + "   " + reason.id() + ":");
    }
  }

  @Test
  void theGuideHasEveryCommandAndEveryOption() throws IOException {
    String guide = guide();

    for (CommandLine command : all(root()).toList()) {
      assertThat(guide).contains("`" + command.getCommandSpec().qualifiedName());
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(guide).contains("`" + option.longestName());
      }
    }
  }

  @Test
  void theGuideHasEveryExitCodeAsItIs() throws IOException {
    String guide = guide();

    for (FailureReason reason : FailureReason.values()) {
      assertThat(guide)
          .contains(
              "| %d | `%s` | %s | %s | %s |\n"
                  .formatted(
                      reason.exitCode(),
                      reason.id(),
                      reason.retryable() ? "yes" : "no",
                      reason.cause(),
                      reason.remedy()));
    }
    assertThat(guide.lines().filter(line -> line.matches("\\| [0-9]+ \\| .*")))
        .hasSize(FailureReason.values().length);
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("../../docs/cli.md"));
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
  }

  private static CommandLine root() {
    Console console =
        Console.over(
            new ByteArrayOutputStream(), new ByteArrayOutputStream(), Terminal.plain(), () -> 80);
    return CommandLines.of(
        new CommandContext(
            console,
            (int cores, Map<String, String> conf) -> new FakeScoring(),
            (location, digest, configuration) -> null,
            Path.of("."),
            Interruption.never()));
  }
}
