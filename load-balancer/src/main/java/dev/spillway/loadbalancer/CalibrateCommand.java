package dev.spillway.loadbalancer;

import dev.spillway.common.config.Settings;
import dev.spillway.common.net.HostPort;
import dev.spillway.loadbalancer.calibrate.Goal;
import dev.spillway.loadbalancer.calibrate.Plan;
import dev.spillway.loadbalancer.calibrate.Report;
import dev.spillway.loadbalancer.calibrate.ReportJson;
import dev.spillway.loadbalancer.calibrate.ReportText;
import dev.spillway.loadbalancer.calibrate.measure.CalibrationException;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Finds the memory size that the function needs in the cloud. */
@Command(
    name = "calibrate",
    description =
        "Runs the function on the servers and in the cloud at several memory sizes, compares"
            + " results, times and costs, and names the cheapest size that is fast enough.",
    mixinStandardHelpOptions = true)
public final class CalibrateCommand extends CloudCommand {
  private static final int MOST_CALLS = 100;

  private final Map<String, String> env;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where the load balancer listens.")
  private String address = "";

  @Option(
      names = "--param",
      paramLabel = "TEXT",
      description = "What to call the function with; may be repeated. Default: the last calls'.")
  private List<String> parameters = List.of();

  @Option(
      names = "--memory",
      split = ",",
      paramLabel = "MB",
      defaultValue = "512,1024,1769,3008",
      description = "Memory sizes (default: ${DEFAULT-VALUE}).")
  private List<String> sizes = List.of();

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "5",
      description = "Warm calls of each parameter at each place (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--deadline",
      paramLabel = "MILLIS",
      description = "How long no call may take. Default: as long as on a server.")
  private Optional<Long> deadline = Optional.empty();

  @Option(names = "--ignore-results", description = "Let results differ.")
  private boolean ignoreResults;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** Creates the command. */
  public CalibrateCommand(Map<String, String> env) {
    super(env);
    this.env = env;
  }

  @Override
  int run(DeployConfig cloud) {
    HostPort loadBalancer = loadBalancer();
    List<Integer> memory = sizes.stream().map(this::size).toList();
    Goal goal = goal();
    require("--calls", calls, calls >= 1 && calls <= MOST_CALLS, "1.." + MOST_CALLS);
    LoadBalancerConfig config = LoadBalancerConfig.from(env);
    try (Calibration calibration = CalibrationWiring.assemble(config, cloud, loadBalancer)) {
      List<String> all = parameters.isEmpty() ? calibration.lastParameters() : parameters;
      Plan plan = new Plan(all, memory, calls);
      Report report =
          new Report(
              calibration.measure(plan, this::say), config.terms().tariff(), goal, ignoreResults);
      out().print(json ? ReportJson.of(report) : new ReportText(report).text());
      out().flush();
      return report.worthStoring().isPresent() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (CalibrationException e) {
      say(String.valueOf(e.getMessage()));
      return ExitCode.SOFTWARE;
    }
  }

  @Override
  int runWithoutCloud() {
    err().println("There is no cloud to compare with: CLOUD=none, or AWS_ROLE is not set.");
    return ExitCode.USAGE;
  }

  private void say(String line) {
    err().println(line);
    err().flush();
  }

  private Goal goal() {
    if (deadline.isEmpty()) {
      return new Goal.AsFastAsHere();
    }
    require("--deadline", deadline.get(), deadline.get() >= 1, "1 or more");
    return new Goal.Within(Duration.ofMillis(deadline.get()));
  }

  private int size(String text) {
    try {
      return Settings.LAMBDA_MEMORY_MB.kind().parser().apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong("--memory", text, Settings.LAMBDA_MEMORY_MB.kind().range());
    }
  }

  private HostPort loadBalancer() {
    int colon = address.lastIndexOf(':');
    try {
      return new HostPort(
          address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw wrong("--at", address, "HOST:PORT");
    }
  }

  private void require(String option, long value, boolean isRight, String expected) {
    if (!isRight) {
      throw wrong(option, String.valueOf(value), expected);
    }
  }

  private ParameterException wrong(String option, String value, String expected) {
    return new ParameterException(
        commandLine(), option + ": " + value + " (expected: " + expected + ")");
  }
}
