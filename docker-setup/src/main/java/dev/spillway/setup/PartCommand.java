package dev.spillway.setup;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands have. */
abstract class PartCommand implements Callable<Integer> {
  @ParentCommand private SetupCommand parent;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // Picocli reads it.
  private boolean help;

  @SuppressWarnings("NullAway.Init") // Picocli sets the parent.
  PartCommand() {}

  Setup setup() {
    return parent.setup();
  }
}
