package dev.spillway.setup;

import picocli.CommandLine.Command;

/** Brings everything up. */
@Command(
    name = "up",
    description =
        "Brings everything up and waits until it serves; a second time, serves the function as it is stored now.",
    footer = {"", "Example:", "  ./spillway up"})
final class UpCommand extends PartCommand {
  @Override
  public Integer call() {
    return setup().up();
  }
}
