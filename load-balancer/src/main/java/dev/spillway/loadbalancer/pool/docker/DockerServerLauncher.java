package dev.spillway.loadbalancer.pool.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.spillway.common.net.HostPort;
import dev.spillway.loadbalancer.pool.LaunchException;
import dev.spillway.loadbalancer.pool.LaunchedServer;
import dev.spillway.loadbalancer.pool.ServerLauncher;
import dev.spillway.loadbalancer.pool.ServerNames;
import dev.spillway.loadbalancer.pool.ServerSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Starts servers as containers, which the engine keeps when the load balancer ends, and finds them
 * by their labels. Thread-safe.
 */
public final class DockerServerLauncher implements ServerLauncher, AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** An engine kills what does not stop after 10 s; on a busy machine all takes longer. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private final DockerClient docker;
  private final ContainerSettings settings;
  private final ContainerTemplate template;
  private final ServerNetwork network;
  private final ContainerPause pauses;
  private final RandomGenerator random;

  /**
   * Creates a launcher.
   *
   * @param random where names come from
   */
  public DockerServerLauncher(
      DockerClient docker, ContainerSettings settings, RandomGenerator random) {
    this.docker = docker;
    this.settings = settings;
    this.template = new ContainerTemplate(settings);
    this.network = new ServerNetwork(docker, settings.network());
    this.pauses = new ContainerPause(docker);
    this.random = random;
  }

  /** Returns a client of the engine that DOCKER_HOST names, else of the socket's. */
  public static DockerClient client() {
    // No API version: the client then speaks the engine's own.
    var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    var http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .connectionTimeout(CONNECT_LIMIT)
            .responseTimeout(ANSWER_LIMIT)
            .build();
    return DockerClientImpl.getInstance(config, http);
  }

  @Override
  public String configOf(ServerSpec spec) {
    // The image's id, because an image that was built anew has the same name.
    return attempt(
        "read the image '" + settings.image() + "'",
        () ->
            spec.hashWith(
                settings + " " + docker.inspectImageCmd(settings.image()).exec().getId()));
  }

  @Override
  public Optional<String> balancerHost() {
    return network.ownAddress();
  }

  @Override
  public LaunchedServer launch(ServerSpec spec, Map<String, String> own) {
    LaunchedServer server =
        new LaunchedServer(
            ServerNames.random(settings.project() + "-server-", random), configOf(spec));
    try {
      return attempt("start server '" + server + "'", () -> run(server, spec, own));
    } catch (LaunchException e) {
      remove(server); // created, perhaps, and not started
      throw e;
    }
  }

  private LaunchedServer run(LaunchedServer server, ServerSpec spec, Map<String, String> own) {
    try (CreateContainerCmd create = docker.createContainerCmd(settings.image())) {
      template.fill(create, server, spec, own).exec();
    }
    docker.startContainerCmd(server.id()).exec();
    return server;
  }

  @Override
  public List<LaunchedServer> list() {
    return attempt(
        "list servers",
        () ->
            docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(ContainerLabels.of(settings.project()))
                .exec()
                .stream()
                .sorted(Comparator.comparing(container -> "paused".equals(container.getState())))
                .map(DockerServerLauncher::launched)
                .toList());
  }

  @Override
  public Optional<HostPort> locate(LaunchedServer server) {
    String what = "reach server '" + server + "'";
    InspectContainerResponse found =
        attempt(what, () -> docker.inspectContainerCmd(server.id()).exec());
    var state = found.getState();
    if (!Boolean.TRUE.equals(state.getRunning())) {
      String why = Boolean.TRUE.equals(state.getOOMKilled()) ? ": out of memory" : "";
      throw new LaunchException(
          what,
          "it ended with exit code "
              + state.getExitCodeLong()
              + why
              + " (docker logs "
              + server
              + ")",
          null);
    }
    return Optional.ofNullable(found.getNetworkSettings().getNetworks().get(settings.network()))
        .map(ContainerNetwork::getIpAddress)
        .filter(address -> !address.isEmpty())
        .map(address -> new HostPort(address, ContainerTemplate.PORT));
  }

  @Override
  public void pause(LaunchedServer server) {
    attempt(
        "pause server '" + server + "'",
        () -> {
          pauses.pause(server.id());
          return true;
        });
  }

  @Override
  public void resume(LaunchedServer server) {
    attempt(
        "resume server '" + server + "'",
        () -> {
          pauses.resume(server.id());
          return true;
        });
  }

  @Override
  public void remove(LaunchedServer server) {
    attempt(
        "remove server '" + server + "'",
        () -> {
          try {
            pauses.resumeWherePaused(server.id());
            docker.removeContainerCmd(server.id()).withForce(true).withRemoveVolumes(true).exec();
          } catch (NotFoundException e) {
            return false; // as it should be
          }
          return true;
        });
  }

  @Override
  public void close() {
    try {
      docker.close();
    } catch (IOException e) {
      throw new LaunchException("close the engine's client", String.valueOf(e.getMessage()), e);
    }
  }

  private static LaunchedServer launched(Container container) {
    // The engine writes a slash before each name.
    String name = container.getNames()[0].substring(1);
    Map<String, String> labels = container.getLabels();
    return new LaunchedServer(name, labels.getOrDefault(ContainerLabels.CONFIG, ""));
  }

  /** The client throws DockerException for answers, and others where the engine is not there. */
  private <T> T attempt(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (NotFoundException e) {
      throw new LaunchException(what, "Docker knows no such thing: " + text(e), e);
    } catch (DockerException e) {
      throw new LaunchException(what, "Docker refused: " + text(e), e);
    } catch (RuntimeException e) {
      throw new LaunchException(what, "Docker does not answer: " + text(e), e);
    }
  }

  private static String text(RuntimeException e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\R\\s*", " ");
  }
}
