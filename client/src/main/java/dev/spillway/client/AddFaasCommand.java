package dev.spillway.client;

import dev.spillway.client.store.FunctionAdder;
import dev.spillway.common.function.RedisFunctionStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores a function. */
@Command(
    name = AddFaasCommand.NAME,
    description = "Checks a Python script and stores it as the function.",
    footer = {
      "",
      "Examples:",
      "  client add-faas examples/fibonacci.py",
      "  client add-faas https://example.com/function.py",
      "  cat function.py | client add-faas -"
    })
final class AddFaasCommand implements Callable<Integer> {
  static final String NAME = "add-faas";

  private final ClientEdges edges;

  @Parameters(
      paramLabel = "FILE|URL|-",
      description = "Where the script is: a file, an http(s) URL, or - for standard input.")
  private String where = "";

  @Option(
      names = "--idempotent",
      description = "A call that may have run may be run again, e.g. when its server died.")
  private boolean idempotent;

  @Option(
      names = "--no-syntax-check",
      description = "Do not ask this machine's python3, e.g. where the servers' is newer.")
  private boolean unchecked;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  AddFaasCommand(ClientEdges edges) {
    this.edges = edges;
  }

  @Override
  public Integer call() {
    ClientConfig config = edges.config();
    FunctionAdder.Order order =
        new FunctionAdder.Order(config.function(), where, idempotent, !unchecked);
    try (RedisFunctionStore store = new RedisFunctionStore(config.redis())) {
      edges.streams().out().println(ClientWiring.adder(edges, config, store).add(order));
      return 0;
    }
  }
}
