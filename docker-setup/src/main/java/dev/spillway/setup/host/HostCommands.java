package dev.spillway.setup.host;

import java.time.Duration;
import java.util.function.Consumer;

/** Runs commands of this machine. Implementations are thread-safe. */
public interface HostCommands {

  /** Runs a command to its end, which comes by the limit. */
  CommandResult run(HostCommand command, Duration limit);

  /** Runs a command on this program's own terminal and returns its exit code. */
  int runVisibly(HostCommand command);

  /**
   * Runs a command and hands over each line of its standard output, until it ends; the rest is on
   * this program's own terminal.
   */
  int listen(HostCommand command, Consumer<String> lines);

  /** Runs a command and hands over each line that it prints, until it ends. */
  int follow(HostCommand command, Consumer<String> lines);
}
