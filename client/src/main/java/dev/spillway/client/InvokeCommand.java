package dev.spillway.client;

import dev.spillway.client.call.BalancerAddress;
import dev.spillway.client.call.CallKind;
import dev.spillway.client.call.JsonSummary;
import dev.spillway.client.call.LatencyReport;
import dev.spillway.client.call.LoadPlan;
import dev.spillway.client.call.LoadRun;
import dev.spillway.client.call.Progress;
import dev.spillway.client.call.ProgressBars;
import dev.spillway.client.call.Prompt;
import dev.spillway.client.call.SingleCall;
import dev.spillway.client.call.Summary;
import dev.spillway.client.call.XmlRpcFunctionCaller;
import dev.spillway.client.terminal.Streams;
import dev.spillway.common.config.ConfigProblem;
import dev.spillway.common.config.InvalidConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls the function: from a prompt, once, or many times. */
@Command(
    name = "client",
    description = {
      "Calls the function.",
      "Without PARAM it asks for parameters line by line. One call prints the answer; several print"
          + " a summary: throughput, and how long each kind of call took."
    },
    footer = {
      "",
      "Examples:",
      "  client 25",
      "  client 22 23 24 --requests 100 --concurrency 20",
      "  client -- -5",
      "",
      "Exit codes: 0 all calls were answered, 1 a call failed, 2 wrong usage or configuration."
    })
final class InvokeCommand implements Callable<Integer> {
  private static final int MAX_REQUESTS = 10_000_000;
  private static final int MAX_CONCURRENCY = 1_000;
  private static final int MAX_TIMEOUT_SECONDS = 86_400;

  private final ClientEdges edges;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PARAM",
      arity = "0..*",
      description = "What the function is called with; several take turns.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "How many calls; one for each PARAM by default.")
  private @Nullable Integer requests;

  @Option(
      names = "--concurrency",
      paramLabel = "C",
      defaultValue = "1",
      description = "How many calls at a time (default: ${DEFAULT-VALUE}).")
  private int concurrency;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The load balancer's address, " + BalancerAddress.EXPECTED + "; from .env by default.")
  private @Nullable String url;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(names = "--json", description = "Print the result or the summary as JSON.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  InvokeCommand(ClientEdges edges) {
    this.edges = edges;
  }

  @Override
  public Integer call() {
    validate();
    Duration limit = Duration.ofSeconds(timeoutSeconds);
    try (XmlRpcFunctionCaller caller = ClientWiring.caller(address(), limit)) {
      return run(caller) ? 0 : 1;
    }
  }

  private void validate() {
    requireRange("--requests", count(), MAX_REQUESTS);
    requireRange("--concurrency", concurrency, MAX_CONCURRENCY);
    requireRange("--timeout", timeoutSeconds, MAX_TIMEOUT_SECONDS);
    if (parameters.isEmpty() && (requests != null || json)) {
      throw misuse("--requests and --json go with a PARAM (expected: client PARAM...)");
    }
  }

  private boolean run(XmlRpcFunctionCaller caller) {
    Streams streams = edges.streams();
    if (parameters.isEmpty()) {
      return new Prompt(caller, streams).run();
    }
    if (count() == 1) {
      SingleCall call = new SingleCall(caller, streams);
      return json ? call.runAsJson(parameters.get(0)) : call.run(parameters.get(0));
    }
    return load(caller, new LoadPlan(parameters, count(), concurrency));
  }

  private boolean load(XmlRpcFunctionCaller caller, LoadPlan plan) {
    Streams streams = edges.streams();
    Optional<Progress> bars =
        streams.interactive() ? Optional.of(new ProgressBars(streams.err())) : Optional.empty();
    caller.warmUp();
    LatencyReport report = new LoadRun(caller, plan, bars).run();
    if (json) {
      streams.out().println(JsonSummary.text(report, plan));
    } else {
      streams.out().print(Summary.text(report, plan));
    }
    return report.count(CallKind.FAILED) == 0;
  }

  private int count() {
    return requests == null ? Math.max(1, parameters.size()) : requests;
  }

  private BalancerAddress address() {
    if (url == null) {
      return edges.config().balancer().orElseThrow(InvokeCommand::unknownPort);
    }
    try {
      return BalancerAddress.parse(url);
    } catch (IllegalArgumentException e) {
      throw misuse("--url: " + url + " (expected: " + BalancerAddress.EXPECTED + ")");
    }
  }

  private static InvalidConfigException unknownPort() {
    return new InvalidConfigException(
        List.of(
            new ConfigProblem(
                "LOAD_BALANCER_PORT", "0", "1..65535, or --url with the port that it took")));
  }

  private void requireRange(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw misuse(option + ": " + value + " (expected: 1.." + max + ")");
    }
  }

  private ParameterException misuse(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
