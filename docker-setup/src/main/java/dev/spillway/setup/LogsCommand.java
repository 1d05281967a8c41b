package dev.spillway.setup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the programs print. */
@Command(
    name = "logs",
    description = "Shows what the load balancer, its servers, Redis and the local cloud print.",
    footer = {"", "Example:", "  ./spillway logs --follow"})
final class LogsCommand extends PartCommand {
  @Option(
      names = {"-f", "--follow"},
      description = "Go on until you press Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() {
    return setup().logs(follow);
  }
}
