package dev.spillway.loadbalancer;

import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.config.CloudTermsReader;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.LauncherChoice;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.common.config.SandboxChoice;
import dev.spillway.common.config.Settings;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.journal.JournalLimits;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import dev.spillway.loadbalancer.dispatch.Admission;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** All that can be set, a part for each concern. */
public record LoadBalancerConfig(
    Listening listening,
    Function function,
    Capacity capacity,
    Optional<DeployConfig> cloud,
    CloudTerms terms,
    PlacementConfig placement,
    JournalLimits records,
    Servers servers,
    Containers containers,
    Processes processes) {

  /** Where callers reach it. */
  public record Listening(String host, int port, int bodyLimitBytes, Optional<Path> portFile) {}

  /**
   * What is served.
   *
   * @param folder where servers find it
   */
  public record Function(FunctionName name, URI redis, Duration redisLimit, Path folder) {}

  /**
   * How much is served.
   *
   * @param servers the fewest servers; elasticity goes up to twice as many
   * @param callsPerServer what a server runs at a time
   * @param interval the time between two decisions on the number of servers
   * @param spares servers that are kept paused beside those that serve
   * @param waiting how many calls wait at a time where the cloud takes none
   * @param patience how long one waits at most
   */
  public record Capacity(
      int servers,
      int callsPerServer,
      Duration interval,
      int spares,
      int waiting,
      Duration patience) {
    /** Returns the most servers there can be. */
    public int maxServers() {
      return 2 * servers;
    }

    /** Returns how many calls the servers take; those beyond overflow. */
    public int calls() {
      return maxServers() * callsPerServer;
    }

    /** Returns how many calls are admitted, and how many others wait. */
    Admission.Limits admission() {
      return new Admission.Limits(calls(), waiting, patience);
    }
  }

  /**
   * What all servers have, however they are started.
   *
   * @param startLimit how long one may take until it answers
   */
  public record Servers(
      LauncherChoice launcher,
      Duration startLimit,
      int outputLimitBytes,
      int memoryMb,
      int pids,
      Sandboxes sandboxes) {}

  /** How servers run calls. */
  public record Sandboxes(
      SandboxChoice choice, boolean preimport, int memoryMb, int openFiles, int fileSizeMb) {}

  /** What servers have that are containers. */
  public record Containers(String project, String image, String network, String volume) {}

  /** What servers have that are processes. */
  public record Processes(Path program, Path stateFolder) {}

  /**
   * Reads the configuration.
   *
   * @throws dev.spillway.common.config.InvalidConfigException if anything is wrong, with all of it
   */
  public static LoadBalancerConfig from(Map<String, String> env) {
    EnvReader reader = new EnvReader(env);
    LoadBalancerConfig config =
        new LoadBalancerConfig(
            listening(reader),
            function(reader),
            capacity(reader),
            DeployConfig.read(reader),
            CloudTermsReader.read(reader),
            PlacementConfig.read(reader),
            records(reader),
            servers(reader),
            containers(reader),
            processes(reader));
    reader.check();
    return config;
  }

  private static Listening listening(EnvReader reader) {
    return new Listening(
        reader.read(Settings.LOAD_BALANCER_HOST),
        reader.read(Settings.LOAD_BALANCER_PORT),
        reader.read(Settings.REQUEST_LIMIT_BYTES),
        reader.read(Settings.PORT_FILE).map(Path::of));
  }

  private static Function function(EnvReader reader) {
    return new Function(
        new FunctionName(reader.read(Settings.FAAS_FUNCTION_NAME)),
        reader.read(Settings.REDIS_URL),
        reader.read(Settings.REDIS_TIMEOUT),
        Path.of(reader.read(Settings.FUNCTION_DIR)));
  }

  private static JournalLimits records(EnvReader reader) {
    return new JournalLimits(
        reader.read(Settings.CALL_RECORDS),
        Duration.ofHours(reader.read(Settings.CALL_RECORD_HOURS)));
  }

  private static Capacity capacity(EnvReader reader) {
    return new Capacity(
        reader.read(Settings.NUMBER_OF_SERVERS),
        reader.read(Settings.SERVER_CONCURRENCY),
        reader.read(Settings.ELASTICITY_SLEEP),
        reader.read(Settings.WARM_SPARES),
        reader.read(Settings.QUEUE_CAPACITY),
        reader.read(Settings.QUEUE_TIMEOUT_MILLIS));
  }

  private static Servers servers(EnvReader reader) {
    return new Servers(
        reader.read(Settings.LAUNCHER),
        reader.read(Settings.SERVER_START_TIMEOUT),
        reader.read(Settings.OUTPUT_LIMIT_BYTES),
        reader.read(Settings.SERVER_MEMORY_MB),
        reader.read(Settings.SERVER_PIDS),
        sandboxes(reader));
  }

  private static Sandboxes sandboxes(EnvReader reader) {
    return new Sandboxes(
        reader.read(Settings.SANDBOX),
        reader.read(Settings.SANDBOX_PREIMPORT),
        reader.read(Settings.FUNCTION_MEMORY_MB),
        reader.read(Settings.FUNCTION_OPEN_FILES),
        reader.read(Settings.FUNCTION_FILE_SIZE_MB));
  }

  private static Containers containers(EnvReader reader) {
    return new Containers(
        reader.read(Settings.PROJECT),
        reader.read(Settings.SERVER_IMAGE),
        reader.read(Settings.SERVER_NETWORK),
        reader.read(Settings.FUNCTION_VOLUME));
  }

  private static Processes processes(EnvReader reader) {
    return new Processes(
        Path.of(reader.read(Settings.SERVER_JAR)),
        Path.of(reader.read(Settings.STATE_DIR).orElse(".spillway")));
  }
}
