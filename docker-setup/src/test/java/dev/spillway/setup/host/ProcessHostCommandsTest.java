package dev.spillway.setup.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessHostCommandsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void returnsWhatACommandPrintedAndHowItEnded() {
    CommandResult result =
        commands().run(HostCommand.of("sh", "-c", "echo out; echo err >&2; exit 3"), LIMIT);

    assertThat(result).isEqualTo(new CommandResult(3, "out\n", "err\n"));
    assertThat(result.complaint()).isEqualTo("err");
  }

  @Test
  void answersAsAShellForAProgramThatDoesNotExist() {
    assertThat(commands().run(HostCommand.of("no-such-program"), LIMIT).exitCode()).isEqualTo(127);
    assertThat(commands().runVisibly(HostCommand.of("no-such-program"))).isEqualTo(127);
  }

  @Test
  void endsACommandThatTakesTooLong() {
    CommandResult result =
        commands().run(HostCommand.of("sh", "-c", "sleep 60"), Duration.ofMillis(100));

    assertThat(result.exitCode()).isEqualTo(124);
  }

  @Test
  void runsInItsFolderWithItsEnvironment() {
    HostCommand command =
        new HostCommand(List.of("sh", "-c", "pwd; echo $COLOUR"), Map.of("COLOUR", "blue"));
    List<String> lines = new ArrayList<>();

    assertThat(commands().follow(command, lines::add)).isZero();
    assertThat(lines).containsExactly(folder.toString(), "blue");
  }

  @Test
  void listensToStandardOutputAlone() {
    List<String> lines = new ArrayList<>();
    HostCommand command = HostCommand.of("sh", "-c", "echo out; echo for-the-terminal >&2; exit 4");

    assertThat(commands().listen(command, lines::add)).isEqualTo(4);
    assertThat(lines).containsExactly("out");
    assertThat(commands().listen(HostCommand.of("no-such-program"), lines::add)).isEqualTo(127);
  }

  @Test
  void takesAwayVariablesWhoseValueIsEmpty() {
    Map<String, String> environment = new HashMap<>(Map.of("A", "1", "B", "2"));

    ProcessHostCommands.override(environment, Map.of("A", "", "B", "3", "C", "4"));

    assertThat(environment).containsExactlyInAnyOrderEntriesOf(Map.of("B", "3", "C", "4"));
  }

  @Test
  void doesNotShowTheEnvironmentOfACommand() {
    HostCommand command = new HostCommand(List.of("docker", "ps"), Map.of("KEY", "secret"));

    assertThat(command).hasToString("docker ps");
  }

  private ProcessHostCommands commands() {
    return new ProcessHostCommands(folder);
  }
}
