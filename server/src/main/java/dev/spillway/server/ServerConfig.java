package dev.spillway.server;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.config.CloudTermsReader;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.common.config.Settings;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.money.Tariff;
import dev.spillway.server.ready.ReadyConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is told.
 *
 * @param id its name
 * @param host the address on which it listens
 * @param port the port, or 0 for any free one
 * @param portFile where it writes the port, where anyone wants to know
 * @param functionDir the folder that holds {@code function.py}
 * @param placement how long a call may run here, and who decides where it goes
 * @param isIdempotent whether it may run twice
 * @param concurrency how many calls run at a time
 * @param outputLimitBytes how much a call may print
 * @param requestLimitBytes how large a call may be
 * @param cloud where calls go that take too long, where there is a cloud
 * @param ready to whom it says that it is ready, where anyone waits for that
 * @param searchPath where programs are looked for, Python first of all
 * @param sandbox how calls are run
 */
public record ServerConfig(
    String id,
    String host,
    int port,
    Optional<Path> portFile,
    Path functionDir,
    PlacementConfig placement,
    boolean isIdempotent,
    int concurrency,
    int outputLimitBytes,
    int requestLimitBytes,
    Optional<Cloud> cloud,
    Optional<ReadyConfig> ready,
    String searchPath,
    SandboxConfig sandbox) {
  private static final int NO_MEMORY = 0;
  private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

  /**
   * Where calls go that take too long.
   *
   * @param endpoint where the function is called
   * @param terms what that costs, and may cost
   * @param redis where the budget is kept, where there is one
   */
  public record Cloud(CloudEndpoint endpoint, CloudTerms terms, URI redis) {
    /** Leaves out Redis' address, which may hold a password. */
    @Override
    public String toString() {
      return endpoint.toString();
    }
  }

  /**
   * Reads the configuration.
   *
   * @throws InvalidConfigException if anything is wrong, with all of it
   */
  public static ServerConfig from(Map<String, String> env) {
    EnvReader reader = new EnvReader(env);
    ServerConfig config =
        new ServerConfig(
            reader.read(Settings.SERVER_ID),
            reader.read(Settings.SERVER_HOST),
            reader.read(Settings.SERVER_PORT),
            reader.read(Settings.PORT_FILE).map(Path::of),
            Path.of(reader.read(Settings.FUNCTION_DIR)),
            PlacementConfig.read(reader),
            reader.read(Settings.FUNCTION_IDEMPOTENT),
            reader.read(Settings.SERVER_CONCURRENCY),
            reader.read(Settings.OUTPUT_LIMIT_BYTES),
            reader.read(Settings.REQUEST_LIMIT_BYTES),
            cloud(reader),
            ready(reader),
            env.getOrDefault("PATH", DEFAULT_PATH),
            SandboxConfig.read(reader));
    reader.check();
    return config;
  }

  /** Returns what the cloud charges; where there is none, nothing is asked of it. */
  Estimates.CloudTerms estimatedTerms() {
    return cloud
        .map(it -> it.terms().estimated())
        .orElseGet(() -> new Estimates.CloudTerms(Tariff.aws(), NO_MEMORY));
  }

  /** Returns the script that is run. */
  public Path function() {
    return functionDir.resolve("function.py");
  }

  private static Optional<Cloud> cloud(EnvReader reader) {
    Optional<String> apiKey = reader.read(Settings.CLOUD_API_KEY);
    CloudIntegration integration = reader.read(Settings.API_INTEGRATION);
    CloudTerms terms = CloudTermsReader.read(reader);
    URI redis = reader.read(Settings.REDIS_URL);
    return reader
        .read(Settings.CLOUD_URL)
        .map(url -> new Cloud(new CloudEndpoint(url, apiKey, integration), terms, redis));
  }

  private static Optional<ReadyConfig> ready(EnvReader reader) {
    String token = reader.read(Settings.READY_TOKEN).orElse("");
    return reader.read(Settings.READY_URL).map(url -> new ReadyConfig(url, token));
  }
}
