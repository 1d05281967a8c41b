package dev.spillway.setup.config;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.config.EngineChoice;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import dev.spillway.common.function.FunctionName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be brought up.
 *
 * @param root the project's folder
 * @param env the user's settings as they were given, checked
 * @param engine where it is to run
 * @param cloud where the overflow goes: aws, local or none
 * @param aws how AWS is used
 * @param project name of the network, of the volumes and of the containers' label
 * @param loadBalancer where callers reach the load balancer
 * @param redisPort the port of Redis on this machine
 * @param redisContainer the name of its container
 * @param localCloudPort the port of the embedded cloud on this machine
 * @param function the key of the function in Redis
 * @param stateDir the folder of what runs as processes
 * @param startLimit how long the load balancer may take until it is ready
 */
public record SetupConfig(
    Path root,
    Map<String, String> env,
    EngineChoice engine,
    CloudChoice cloud,
    Aws aws,
    String project,
    Listen loadBalancer,
    int redisPort,
    String redisContainer,
    int localCloudPort,
    FunctionName function,
    Path stateDir,
    Duration startLimit) {

  /** Time for a deployment: a new Lambda function is Pending for up to a minute. */
  private static final Duration DEPLOY_LIMIT = Duration.ofSeconds(150);

  private static final Set<Setting<?>> READ_BY_NAME =
      Set.of(
          Settings.ENGINE,
          Settings.CLOUD,
          Settings.AWS_ROLE,
          Settings.AWS_ACCOUNT_ID,
          Settings.AWS_DEFAULT_REGION,
          Settings.AWS_ENDPOINT_URL,
          Settings.CREDENTIALS_PATH,
          Settings.PROJECT,
          Settings.LOAD_BALANCER_HOST,
          Settings.LOAD_BALANCER_PORT,
          Settings.REDIS_PORT,
          Settings.FAAS_CONTAINER_NAME,
          Settings.LOCAL_CLOUD_PORT,
          Settings.FAAS_FUNCTION_NAME,
          Settings.STATE_DIR,
          Settings.SERVER_START_TIMEOUT);

  /**
   * How AWS is used.
   *
   * @param role the role of the Lambda function
   * @param account where the deployment must go
   * @param region where the function is deployed
   * @param endpoint what is used instead of AWS
   * @param credentials a credentials file
   */
  public record Aws(
      Optional<String> role,
      Optional<String> account,
      String region,
      Optional<URI> endpoint,
      Optional<Path> credentials) {}

  /**
   * Where a program listens.
   *
   * @param host a name or an address
   * @param port 0 takes any free one
   */
  public record Listen(String host, int port) {
    /** Returns the host by which this machine reaches it: a listener on all has no address. */
    public String reachableHost() {
      boolean isAll = host.equals("0.0.0.0") || host.equals("::");
      return isAll ? "127.0.0.1" : host;
    }
  }

  /**
   * Reads the settings, also those that only the load balancer and the others will read, so that
   * what is wrong shows before anything starts.
   *
   * @throws dev.spillway.common.config.InvalidConfigException with all that is wrong
   */
  public static SetupConfig from(Map<String, String> env, Path root) {
    EnvReader reader = new EnvReader(env);
    SetupConfig config = read(reader, env, root);
    Settings.all().stream()
        .filter(setting -> setting.origin().isUsers() && !READ_BY_NAME.contains(setting))
        .forEach(reader::read);
    new CrossChecks(config, reader).apply();
    reader.check();
    return config;
  }

  /** Returns the file that holds the port of the load balancer while it serves. */
  public Path loadBalancerPortFile() {
    return stateDir.resolve("load-balancer.port");
  }

  private static SetupConfig read(EnvReader reader, Map<String, String> env, Path root) {
    Aws aws = readAws(reader, root);
    return new SetupConfig(
        root,
        Map.copyOf(env),
        reader.read(Settings.ENGINE),
        resolve(reader.read(Settings.CLOUD), aws),
        aws,
        reader.read(Settings.PROJECT),
        new Listen(
            reader.read(Settings.LOAD_BALANCER_HOST), reader.read(Settings.LOAD_BALANCER_PORT)),
        reader.read(Settings.REDIS_PORT),
        reader.read(Settings.FAAS_CONTAINER_NAME),
        reader.read(Settings.LOCAL_CLOUD_PORT),
        new FunctionName(reader.read(Settings.FAAS_FUNCTION_NAME)),
        resolve(root, reader.read(Settings.STATE_DIR).orElse(".spillway")),
        DEPLOY_LIMIT.plus(reader.read(Settings.SERVER_START_TIMEOUT)));
  }

  private static Aws readAws(EnvReader reader, Path root) {
    return new Aws(
        reader.read(Settings.AWS_ROLE),
        reader.read(Settings.AWS_ACCOUNT_ID),
        reader.read(Settings.AWS_DEFAULT_REGION),
        reader.read(Settings.AWS_ENDPOINT_URL),
        reader.read(Settings.CREDENTIALS_PATH).map(path -> resolve(root, path)));
  }

  private static CloudChoice resolve(CloudChoice choice, Aws aws) {
    if (choice != CloudChoice.AUTO) {
      return choice;
    }
    return aws.role().isPresent() ? CloudChoice.AWS : CloudChoice.LOCAL;
  }

  private static Path resolve(Path root, String path) {
    Path expanded =
        path.startsWith("~/")
            ? Path.of(System.getProperty("user.home"), path.substring(2))
            : Path.of(path);
    return root.resolve(expanded).toAbsolutePath().normalize();
  }
}
