package dev.spillway.localcloud;

import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the embedded cloud listens and behaves.
 *
 * @param host the address it listens on
 * @param port the port, or 0 for any free one
 * @param portFile where the port is written
 * @param latency what the gateway adds to each call
 * @param coldStart what a new execution environment waits before it starts
 * @param cpuShare of one CPU, for each execution environment
 * @param concurrency calls at a time
 * @param deployTime how long functions stay Pending or InProgress
 * @param idleLimit after how long an unused execution environment ends; at most a minute
 * @param controlGenerosity by how much more calls than AWS the gateway's control plane takes before
 *     it answers 429; 0 for no limit
 */
public record LocalCloudConfig(
    String host,
    int port,
    Optional<Path> portFile,
    Duration latency,
    Duration coldStart,
    double cpuShare,
    int concurrency,
    Duration deployTime,
    Duration idleLimit,
    double controlGenerosity) {
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

  /**
   * Reads the configuration from the environment.
   *
   * @throws InvalidConfigException if anything is wrong with it, with all of it
   */
  public static LocalCloudConfig from(Map<String, String> env) {
    EnvReader reader = new EnvReader(env);
    LocalCloudConfig config =
        new LocalCloudConfig(
            reader.read(Settings.LOCAL_CLOUD_HOST),
            reader.read(Settings.LOCAL_CLOUD_PORT),
            reader.read(Settings.PORT_FILE).map(Path::of),
            reader.read(Settings.LOCAL_CLOUD_LATENCY_MILLIS),
            reader.read(Settings.LOCAL_CLOUD_COLD_START_MILLIS),
            reader.read(Settings.LOCAL_CLOUD_CPU_SHARE),
            reader.read(Settings.LOCAL_CLOUD_CONCURRENCY),
            reader.read(Settings.LOCAL_CLOUD_DEPLOY_MILLIS),
            IDLE_LIMIT,
            0);
    reader.check();
    return config;
  }

  /** Returns this configuration with the quotas of AWS's control plane, multiplied. */
  public LocalCloudConfig withControlGenerosity(double generosity) {
    return new LocalCloudConfig(
        host,
        port,
        portFile,
        latency,
        coldStart,
        cpuShare,
        concurrency,
        deployTime,
        idleLimit,
        generosity);
  }

  /** Returns this configuration with another time after which unused environments end. */
  public LocalCloudConfig withIdleLimit(Duration limit) {
    return new LocalCloudConfig(
        host,
        port,
        portFile,
        latency,
        coldStart,
        cpuShare,
        concurrency,
        deployTime,
        limit,
        controlGenerosity);
  }
}
