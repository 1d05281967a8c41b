package dev.spillway.setup.docker;

import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.HostCommands;
import dev.spillway.setup.host.SetupException;
import java.time.Duration;
import java.util.List;

/** Calls out to the {@code docker} command. Thread-safe. */
final class Docker {
  /** For questions: the engine answers in milliseconds or hangs. */
  static final Duration SHORT = Duration.ofSeconds(20);

  /** For what starts, stops and builds. */
  static final Duration LONG = Duration.ofMinutes(15);

  private static final int SHOWN_LINES = 15;

  private final HostCommands commands;

  Docker(HostCommands commands) {
    this.commands = commands;
  }

  /** Asks, and leaves it to the caller what a failure means. */
  CommandResult ask(String... words) {
    return commands.run(command(words), SHORT);
  }

  /** Asks for lines. */
  List<String> list(String... words) {
    return must(command(words), SHORT).lines();
  }

  /** Does something that takes time. */
  CommandResult act(HostCommand command) {
    return must(command, LONG);
  }

  static HostCommand command(String... words) {
    return HostCommand.of("docker").plus(List.of(words));
  }

  private CommandResult must(HostCommand command, Duration limit) {
    CommandResult result = commands.run(command, limit);
    if (!result.ok()) {
      throw new SetupException(
          "Tried to run '"
              + command
              + "' but failed because:\n    "
              + String.join("\n    ", result.lastLines(SHOWN_LINES)),
          "./spillway doctor tells what this machine lacks");
    }
    return result;
  }
}
