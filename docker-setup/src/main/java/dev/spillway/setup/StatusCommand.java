package dev.spillway.setup;

import picocli.CommandLine.Command;

/** Shows what runs. */
@Command(
    name = "status",
    description = "Shows what runs; ends with 1 where the load balancer does not serve.",
    footer = {"", "Example:", "  ./spillway status"})
final class StatusCommand extends PartCommand {
  @Override
  public Integer call() {
    return setup().status();
  }
}
