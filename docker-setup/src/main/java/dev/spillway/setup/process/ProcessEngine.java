package dev.spillway.setup.process;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.setup.config.ProgramJars;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.engine.Engine;
import dev.spillway.setup.engine.EngineKind;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.HostCommands;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.probe.RedisProbe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the system in processes of this machine, which are found again by files in STATE_DIR. */
public final class ProcessEngine implements Engine {
  private static final URI NO_LOCAL_CLOUD = URI.create("http://127.0.0.1");
  private static final String LOCALHOST = "127.0.0.1";
  private static final int SHOWN_LINES = 15;

  private final SetupConfig config;
  private final Host host;
  private final Path state;
  private final Child redis;
  private final Child localCloud;
  private final Child loadBalancer;
  private final Servers servers;

  /**
   * What the engine uses of this machine.
   *
   * @param commands runs commands that end
   * @param spawner starts processes that stay
   * @param console where progress is shown
   * @param ports tells which are free
   * @param redis asks Redis
   * @param jdks finds the Java that programs run on
   * @param redisBinary finds the program of Redis
   */
  public record Host(
      HostCommands commands,
      Spawner spawner,
      Console console,
      Ports ports,
      RedisProbe redis,
      JdkFinder jdks,
      RedisBinary redisBinary) {}

  /** Creates the engine of a configuration. */
  public ProcessEngine(SetupConfig config, Host host) {
    this.config = config;
    this.host = host;
    this.state = config.stateDir();
    this.redis = new Child(state, "redis", host.spawner());
    this.localCloud = new Child(state, "local-cloud", host.spawner());
    this.loadBalancer = new Child(state, "load-balancer", host.spawner());
    this.servers = new Servers(state.resolve("servers"));
  }

  @Override
  public EngineKind kind() {
    return EngineKind.PROCESS;
  }

  @Override
  public boolean isPresent() {
    return Stream.of(redis, localCloud, loadBalancer).anyMatch(Child::isRunning)
        || servers.anyRuns();
  }

  @Override
  public Set<Integer> ports() {
    Set<Integer> ports = new HashSet<>();
    loadBalancer.port().ifPresent(ports::add);
    localCloud.port().ifPresent(ports::add);
    if (redis.isRunning()) {
      ports.add(config.redisPort());
    }
    return ports;
  }

  @Override
  public void prepare() {
    List<String> programs = new ArrayList<>(List.of("load-balancer", "server"));
    if (config.cloud() == CloudChoice.LOCAL) {
      programs.add("local-cloud");
    }
    new ProgramJars(config.root()).require(programs);
    programs();
    host.ports().require(claims(), ports());
  }

  @Override
  public void startRedis() {
    if (redis.isRunning()) {
      return;
    }
    if (host.redis().answers(Duration.ZERO)) {
      host.console()
          .line(
              "          using the Redis that answers at port " + config.redisPort() + " already");
      return;
    }
    Ports.Claim claim = new Ports.Claim(LOCALHOST, config.redisPort(), "REDIS_PORT");
    host.ports().require(List.of(claim), Set.of());
    Path data = folder("redis");
    redis.start(new ProcessPrograms(config, "java").redis(host.redisBinary().find(), data));
  }

  @Override
  public void startLocalCloud() {
    HostCommand command = programs().localCloud(localCloud.portFile());
    if (!localCloud.isRunning(command)) {
      localCloud.stop();
      localCloud.start(command);
    }
  }

  @Override
  public Optional<URI> localCloud() {
    return address(localCloud, LOCALHOST);
  }

  @Override
  public void startLoadBalancer() {
    folder("faas");
    folder("servers");
    HostCommand command = loadBalancerCommand();
    loadBalancer.stop();
    loadBalancer.start(command);
  }

  @Override
  public Optional<URI> loadBalancer() {
    return address(loadBalancer, config.loadBalancer().reachableHost());
  }

  @Override
  public boolean hasLoadBalancerFailed() {
    return !loadBalancer.isRunning();
  }

  @Override
  public List<String> loadBalancerLines() {
    return loadBalancer.lastLines(SHOWN_LINES);
  }

  @Override
  public void stopLoadBalancer() {
    loadBalancer.stop();
  }

  @Override
  public void removeServers() {
    servers.remove();
  }

  @Override
  public void stopLocalCloud() {
    localCloud.stop();
  }

  @Override
  public void stopRedis() {
    redis.stop();
  }

  @Override
  public void cleanUp(boolean alsoData) {
    if (alsoData) {
      Leftovers.deleteTree(state.resolve("redis"));
      Leftovers.deleteTree(state.resolve("faas"));
    }
  }

  @Override
  public int logs(boolean follow) {
    List<String> words = new ArrayList<>(List.of("tail", "-n", "200"));
    if (follow) {
      words.add("-F");
    }
    Stream.concat(
            Stream.of(redis, localCloud, loadBalancer).map(Child::log), servers.logs().stream())
        .filter(Files::exists)
        .map(Path::toString)
        .forEach(words::add);
    return host.commands().runVisibly(HostCommand.of().plus(words));
  }

  @Override
  public Optional<String> loadBalancerInside() {
    return loadBalancer().map(URI::getAuthority);
  }

  @Override
  public int runLoadBalancer(List<String> arguments) {
    return host.commands().runVisibly(loadBalancerCommand(arguments));
  }

  @Override
  public int runLoadBalancer(List<String> arguments, Consumer<String> lines) {
    return host.commands().listen(loadBalancerCommand(arguments), lines);
  }

  private HostCommand loadBalancerCommand(List<String> arguments) {
    new ProgramJars(config.root()).require(List.of("load-balancer"));
    return loadBalancerCommand().plus(arguments);
  }

  private HostCommand loadBalancerCommand() {
    return programs().loadBalancer(loadBalancer.portFile(), localCloud().orElse(NO_LOCAL_CLOUD));
  }

  private ProcessPrograms programs() {
    Jdk jdk =
        host.jdks()
            .find()
            .orElseThrow(
                () ->
                    new SetupException(
                        "No Java " + Jdk.NEEDED + " or newer is found, on which the programs run",
                        "install one (e.g. Temurin " + Jdk.NEEDED + ") or set JAVA_HOME"));
    return new ProcessPrograms(config, jdk.java());
  }

  private List<Ports.Claim> claims() {
    List<Ports.Claim> claims = new ArrayList<>();
    claims.add(
        new Ports.Claim(
            config.loadBalancer().host(), config.loadBalancer().port(), "LOAD_BALANCER_PORT"));
    if (config.cloud() == CloudChoice.LOCAL) {
      claims.add(new Ports.Claim(LOCALHOST, config.localCloudPort(), "LOCAL_CLOUD_PORT"));
    }
    return claims;
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(state.resolve(name));
    } catch (IOException e) {
      throw new SetupException(
          "Tried to create " + state.resolve(name) + " but failed because: " + e.getMessage(),
          "make the folder writable, or set STATE_DIR in .env");
    }
  }

  private static Optional<URI> address(Child child, String host) {
    return child.port().stream()
        .mapToObj(port -> URI.create("http://" + host + ":" + port))
        .findFirst();
  }
}
