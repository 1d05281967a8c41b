package dev.spillway.setup.docker;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.process.AtomicFile;
import dev.spillway.setup.config.ProgramJars;
import dev.spillway.setup.config.ProjectRoot;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.engine.Engine;
import dev.spillway.setup.engine.EngineKind;
import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.HostCommands;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs the system in containers: redis, local cloud and load balancer through Compose. */
public final class DockerEngine implements Engine {
  private static final String REDIS = "redis";
  private static final String LOCAL_CLOUD = "local-cloud";
  private static final String LOAD_BALANCER = "load-balancer";
  private static final String LOAD_BALANCER_SERVICE = "loadbalancer";
  private static final String SERVER = "server";
  private static final String SHOWN_LINES = "15";

  private final SetupConfig config;
  private final HostCommands commands;
  private final Console console;
  private final Ports ports;
  private final Path socket;
  private final Docker docker;
  private final Containers containers;
  private final Compose compose;
  private final CredentialsCopy credentials;

  /**
   * What the engine uses of this machine.
   *
   * @param commands runs docker
   * @param console where progress is shown
   * @param ports tells which are free
   * @param socket where the docker engine answers
   */
  public record Host(HostCommands commands, Console console, Ports ports, Path socket) {}

  /** Creates the engine of a configuration. */
  public DockerEngine(SetupConfig config, Host host) {
    this.config = config;
    this.commands = host.commands();
    this.console = host.console();
    this.ports = host.ports();
    this.socket = host.socket();
    this.docker = new Docker(commands);
    this.containers = new Containers(docker, config.project());
    this.compose = new Compose(config);
    this.credentials = new CredentialsCopy(config.stateDir().resolve("secrets"));
  }

  @Override
  public EngineKind kind() {
    return EngineKind.DOCKER;
  }

  @Override
  public boolean isPresent() {
    return containers.anyExists();
  }

  @Override
  public Set<Integer> ports() {
    return containers.publishedPorts();
  }

  @Override
  public void prepare() {
    new ProgramJars(config.root()).require(programs());
    ports.require(claims(), ports());
    writeComposeFile();
    List<String> services = new ArrayList<>(List.of(SERVER, LOAD_BALANCER_SERVICE));
    if (usesLocalCloud()) {
      services.add(LOCAL_CLOUD);
    }
    console.step("images", () -> docker.act(compose.build(services)));
  }

  @Override
  public void startRedis() {
    if (containers.isTakenByOthers(config.redisContainer())) {
      throw new SetupException(
          "Another container is called '" + config.redisContainer() + "'",
          "remove it (docker rm --force "
              + config.redisContainer()
              + "), or set FAAS_CONTAINER_NAME in .env");
    }
    Ports.Claim claim = new Ports.Claim("127.0.0.1", config.redisPort(), "REDIS_PORT");
    ports.require(List.of(claim), ports());
    writeComposeFile();
    docker.act(compose.up(REDIS));
  }

  @Override
  public void startLocalCloud() {
    docker.act(compose.up(LOCAL_CLOUD));
  }

  @Override
  public Optional<URI> localCloud() {
    return published(LOCAL_CLOUD, "4566/tcp");
  }

  @Override
  public void startLoadBalancer() {
    docker.act(compose.recreate(LOAD_BALANCER_SERVICE));
  }

  @Override
  public Optional<URI> loadBalancer() {
    return published(LOAD_BALANCER, "8080/tcp");
  }

  @Override
  public boolean hasLoadBalancerFailed() {
    return containers.ids(LOAD_BALANCER).stream()
        .map(id -> docker.ask("inspect", "--format", "{{.State.Status}} {{.RestartCount}}", id))
        .noneMatch(result -> result.firstLine().equals("running 0"));
  }

  @Override
  public List<String> loadBalancerLines() {
    return containers.ids(LOAD_BALANCER).stream()
        .map(id -> docker.ask("logs", "--tail", SHOWN_LINES, id))
        .flatMap((CommandResult result) -> result.lastLines(Integer.parseInt(SHOWN_LINES)).stream())
        .toList();
  }

  @Override
  public void stopLoadBalancer() {
    containers.remove(LOAD_BALANCER);
  }

  @Override
  public void removeServers() {
    containers.remove(SERVER);
  }

  @Override
  public void stopLocalCloud() {
    containers.remove(LOCAL_CLOUD);
  }

  @Override
  public void stopRedis() {
    containers.remove(REDIS);
  }

  @Override
  public void cleanUp(boolean alsoData) {
    containers.removeNetwork();
    if (alsoData) {
      containers.removeVolumes();
    }
    credentials.delete();
  }

  @Override
  public int logs(boolean follow) {
    ContainerLogs logs = new ContainerLogs(commands, console);
    if (follow) {
      logs.follow(containers.names());
    } else {
      logs.print(containers.names());
    }
    return 0;
  }

  @Override
  public Optional<String> loadBalancerInside() {
    return containers.runningIds(LOAD_BALANCER).stream()
        .map(id -> LOAD_BALANCER_SERVICE + ":8080")
        .findFirst();
  }

  @Override
  public int runLoadBalancer(List<String> arguments) {
    writeComposeFile();
    return commands.runVisibly(compose.run(LOAD_BALANCER_SERVICE, arguments));
  }

  @Override
  public int runLoadBalancer(List<String> arguments, Consumer<String> lines) {
    writeComposeFile();
    return commands.listen(compose.run(LOAD_BALANCER_SERVICE, arguments), lines);
  }

  private void writeComposeFile() {
    Path template = config.root().resolve(ProjectRoot.TEMPLATE);
    Path file = config.root().resolve("docker-compose.yml");
    Path mounted = credentials.write(config.aws().credentials());
    try {
      ComposeTemplate text = new ComposeTemplate(Files.readString(template));
      AtomicFile.write(file, text.render(ComposeValues.of(config, socket, mounted)));
    } catch (IOException e) {
      throw new SetupException(
          "Tried to write " + file + " but failed because: " + e.getMessage(),
          "check that the project's folder can be written");
    }
  }

  private List<String> programs() {
    return usesLocalCloud()
        ? List.of(LOAD_BALANCER, SERVER, LOCAL_CLOUD)
        : List.of(LOAD_BALANCER, SERVER);
  }

  private List<Ports.Claim> claims() {
    List<Ports.Claim> claims = new ArrayList<>();
    claims.add(new Ports.Claim("127.0.0.1", config.redisPort(), "REDIS_PORT"));
    claims.add(
        new Ports.Claim(
            config.loadBalancer().host(), config.loadBalancer().port(), "LOAD_BALANCER_PORT"));
    if (usesLocalCloud()) {
      claims.add(new Ports.Claim("127.0.0.1", config.localCloudPort(), "LOCAL_CLOUD_PORT"));
    }
    return claims;
  }

  private boolean usesLocalCloud() {
    return config.cloud() == CloudChoice.LOCAL;
  }

  private Optional<URI> published(String role, String port) {
    return containers.runningIds(role).stream()
        .map(id -> docker.ask("port", id, port).firstLine())
        .filter(line -> line.contains(":"))
        .map(line -> Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)))
        .map(number -> URI.create("http://" + hostOf(role) + ":" + number))
        .findFirst();
  }

  private String hostOf(String role) {
    return role.equals(LOAD_BALANCER) ? config.loadBalancer().reachableHost() : "127.0.0.1";
  }
}
