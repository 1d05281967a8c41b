package dev.spillway.loadbalancer;

import dev.spillway.loadbalancer.deploy.CloudException;
import dev.spillway.loadbalancer.deploy.CloudLogFollower;
import dev.spillway.loadbalancer.deploy.CloudLogs;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Prints what the function logged in the cloud. */
@Command(
    name = "cloud-logs",
    description = "Prints what CloudWatch has of the function's log.",
    mixinStandardHelpOptions = true)
public final class CloudLogsCommand extends CloudCommand {
  /** CloudWatch allows few requests a second, and shows a line seconds after it was written. */
  private static final long POLL_SECONDS = 3;

  private final InstantSource clock;

  @Option(names = "--follow", description = "Go on with new lines until interrupted.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "MINUTES",
      defaultValue = "60",
      description = "Begin so many minutes ago (default: ${DEFAULT-VALUE}).")
  private int sinceMinutes;

  /** Creates the command. */
  public CloudLogsCommand(Map<String, String> env) {
    this(env, InstantSource.system());
  }

  CloudLogsCommand(Map<String, String> env, InstantSource clock) {
    super(env);
    this.clock = clock;
  }

  @Override
  int run(DeployConfig config) {
    if (sinceMinutes < 0) {
      throw new ParameterException(
          commandLine(), "--since: " + sinceMinutes + " (expected: 0 or more)");
    }
    Instant start = clock.instant().minus(Duration.ofMinutes(sinceMinutes));
    try (CloudLogs logs = CloudLogs.open(config)) {
      CloudLogFollower follower = new CloudLogFollower(logs::since, start);
      return follow ? follow(follower) : printOnce(follower);
    }
  }

  @Override
  int runWithoutCloud() {
    err().println("There is no cloud log: CLOUD=none, or AWS_ROLE is not set.");
    return ExitCode.USAGE;
  }

  private int printOnce(CloudLogFollower follower) {
    if (!print(follower)) {
      err().println("Nothing was logged; --since looks further back.");
    }
    return ExitCode.OK;
  }

  private boolean print(CloudLogFollower follower) {
    var lines = follower.next();
    lines.forEach(out()::println);
    out().flush();
    return !lines.isEmpty();
  }

  private int follow(CloudLogFollower follower) {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try {
      scheduler
          .scheduleWithFixedDelay(() -> print(follower), 0, POLL_SECONDS, TimeUnit.SECONDS)
          .get();
      return ExitCode.OK;
    } catch (ExecutionException e) {
      // The message is the reader's own, of a CloudException.
      throw new CloudException(
          String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    } finally {
      scheduler.shutdownNow();
    }
  }
}
