package dev.spillway.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds the memory size that the function needs in the cloud. */
@Command(
    name = "calibrate",
    description = {
      "Runs the function on the servers and in the cloud at several memory sizes, compares results,"
          + " times and costs, and names the cheapest size that is fast enough.",
      "The function is called for real, in the cloud as one of its own that is removed at the end."
    },
    footer = {
      "",
      "Example:",
      "  ./spillway calibrate --params 20,25,30 --memory 512,1769 --deadline 500"
    })
final class CalibrateCommand extends PartCommand {
  @Option(
      names = "--params",
      split = ",",
      paramLabel = "TEXT,...",
      description = "What to call the function with. Default: what it was called with last.")
  private List<String> parameters = List.of();

  @Option(
      names = "--param",
      paramLabel = "TEXT",
      description = "The same for one that has commas; both may be repeated.")
  private List<String> wholeParameters = List.of();

  @Option(
      names = "--memory",
      paramLabel = "MB,...",
      description = "Memory sizes. Default: 512,1024,1769,3008.")
  private Optional<String> memory = Optional.empty();

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Warm calls of each parameter at each place. Default: 5.")
  private Optional<String> calls = Optional.empty();

  @Option(
      names = "--deadline",
      paramLabel = "MILLIS",
      description = "How long no call may take. Default: as long as on a server.")
  private Optional<String> deadline = Optional.empty();

  @Option(
      names = "--ignore-results",
      description = "Let results differ, as those of a function that prints the time.")
  private boolean ignoreResults;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--store", description = "Write the size into .env without asking.")
  private boolean store;

  @Override
  public Integer call() {
    return setup().calibrate(arguments(), store, json);
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    parameters.forEach(text -> arguments.add("--param=" + text));
    wholeParameters.forEach(text -> arguments.add("--param=" + text));
    memory.ifPresent(sizes -> arguments.add("--memory=" + sizes));
    calls.ifPresent(count -> arguments.add("--calls=" + count));
    deadline.ifPresent(millis -> arguments.add("--deadline=" + millis));
    if (ignoreResults) {
      arguments.add("--ignore-results");
    }
    if (json) {
      arguments.add("--json");
    }
    return arguments;
  }
}
