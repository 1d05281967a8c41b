package dev.spillway.loadbalancer;

import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.loadbalancer.deploy.CloudException;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands have in common that only need the cloud: its configuration, and exit codes. */
abstract class CloudCommand implements Callable<Integer> {
  private final Map<String, String> env;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  CloudCommand(Map<String, String> env) {
    this.env = env;
  }

  /** Does the work; returns the exit code. */
  abstract int run(DeployConfig config);

  /** Answers that there is no cloud; returns the exit code. */
  abstract int runWithoutCloud();

  @Override
  public final Integer call() {
    try {
      return DeployConfig.from(env).map(this::run).orElseGet(this::runWithoutCloud);
    } catch (InvalidConfigException e) {
      err().println(e.getMessage());
      return ExitCode.USAGE;
    } catch (CloudException e) {
      err().println(e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  final CommandLine commandLine() {
    return spec.commandLine();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
