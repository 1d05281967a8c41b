package dev.spillway.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the function prints in the cloud. */
@Command(
    name = "cloud-logs",
    description = "Shows what the function prints in the cloud.",
    footer = {"", "Example:", "  ./spillway cloud-logs --since 10 --follow"})
final class CloudLogsCommand extends PartCommand {
  @Option(
      names = {"-f", "--follow"},
      description = "Go on until you press Ctrl-C.")
  private boolean follow;

  @Option(names = "--since", paramLabel = "MIN", description = "Begin so many minutes ago.")
  private Optional<Integer> since = Optional.empty();

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>();
    if (follow) {
      arguments.add("--follow");
    }
    since.ifPresent(minutes -> arguments.addAll(List.of("--since", minutes.toString())));
    return setup().cloudLogs(arguments);
  }
}
