package dev.spillway.loadbalancer.pool.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import dev.spillway.loadbalancer.pool.HttpProbe;
import dev.spillway.loadbalancer.pool.LaunchException;
import dev.spillway.loadbalancer.pool.LaunchedServer;
import dev.spillway.loadbalancer.pool.Probe;
import dev.spillway.loadbalancer.pool.ServerLauncher;
import dev.spillway.loadbalancer.pool.ServerLauncherContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DockerServerLauncherIT extends ServerLauncherContractTest {
  private static final String BASE = "python:3.13-slim";
  private static final String NAME =
      "spillway-lb-it-" + UUID.randomUUID().toString().substring(0, 8);
  private static final ContainerSettings SETTINGS =
      new ContainerSettings(NAME, NAME, NAME, NAME, Path.of("/faas"), 64, 64);

  /** A server as far as its launcher can tell: it answers anything with 200. */
  private static final String DOCKERFILE =
      """
      FROM python:3.13-slim
      COPY stub.py /stub.py
      ENTRYPOINT ["python3", "-u", "/stub.py"]
      """;

  private static final String STUB =
      """
      import http.server, os
      class Stub(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200)
              self.send_header("Content-Length", "0")
              self.end_headers()
      address = (os.environ["SERVER_HOST"], int(os.environ["SERVER_PORT"]))
      http.server.ThreadingHTTPServer(address, Stub).serve_forever()
      """;

  private static final DockerClient DOCKER = DockerServerLauncher.client();
  private static boolean isPrepared;

  private final HttpProbe probe = new HttpProbe();

  @BeforeAll
  static void prepare(@TempDir Path folder) throws IOException {
    requireEngine();
    Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
    Files.writeString(folder.resolve("stub.py"), STUB);
    DOCKER.buildImageCmd(folder.toFile()).withTags(Set.of(NAME)).start().awaitImageId();
    DOCKER.createNetworkCmd().withName(NAME).exec();
    DOCKER.createVolumeCmd().withName(NAME).exec();
    isPrepared = true;
  }

  private static void requireEngine() {
    String missing = "";
    try {
      DOCKER.inspectImageCmd(BASE).exec();
    } catch (RuntimeException e) {
      missing = "no Docker engine with the image " + BASE + ": " + e.getMessage();
    }
    if (!missing.isEmpty()) {
      System.out.println("Skipped DockerServerLauncherIT: " + missing);
      boolean mustRun = "true".equals(System.getenv("SPILLWAY_FORBID_SKIPS"));
      assertThat(mustRun).as(missing).isFalse();
      assumeTrue(false, missing);
    }
  }

  @AfterAll
  static void cleanUp() throws IOException {
    if (isPrepared) {
      DOCKER.removeNetworkCmd(NAME).exec();
      DOCKER.removeVolumeCmd(NAME).exec();
      DOCKER.removeImageCmd(NAME).withForce(true).exec();
    }
    DOCKER.close();
  }

  @AfterEach
  void closeTheProbe() {
    probe.close();
  }

  @Override
  protected ServerLauncher launcher() {
    return new DockerServerLauncher(DOCKER, SETTINGS, new Random());
  }

  @Override
  protected ServerLauncher another() {
    return launcher();
  }

  @Override
  protected Probe probe() {
    return probe;
  }

  @Override
  protected void crash(LaunchedServer server) {
    DOCKER.killContainerCmd(server.id()).exec();
  }

  @Override
  protected Map<String, String> settingsOf(LaunchedServer server) {
    return Stream.of(DOCKER.inspectContainerCmd(server.id()).exec().getConfig().getEnv())
        .map(entry -> entry.split("=", 2))
        .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
  }

  @Test
  void knowsWhereItsServersReachIt() {
    assertThat(launcher().balancerHost())
        .hasValueSatisfying(host -> assertThat(host).matches("\\d+(\\.\\d+){3}"));
  }

  @Test
  void shutsServersOffFromWhatTheyDoNotNeed() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    InspectContainerResponse found = DOCKER.inspectContainerCmd(server.id()).exec();
    var limits = found.getHostConfig();
    assertThat(limits.getMemory()).isEqualTo(64L * 1024 * 1024);
    assertThat(limits.getPidsLimit()).isEqualTo(64);
    assertThat(limits.getReadonlyRootfs()).isTrue();
    assertThat(limits.getCapDrop()).containsExactly(Capability.ALL);
    assertThat(limits.getSecurityOpts()).containsExactly("no-new-privileges");
    assertThat(limits.getTmpFs()).containsOnlyKeys("/tmp");
    assertThat(limits.getLogConfig().getConfig()).containsKeys("max-size", "max-file");
    assertThat(limits.getNetworkMode()).isEqualTo(NAME);
    assertThat(limits.getPublishAllPorts()).isFalse();
    assertThat(found.getNetworkSettings().getPorts().getBindings()).isEmpty();
    assertThat(found.getConfig().getUser()).isEqualTo("10001");
    assertThat(found.getMounts())
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount.getName()).isEqualTo(NAME);
              assertThat(mount.getDestination()).isEqualTo(new Volume("/faas"));
              assertThat(mount.getRW()).isFalse();
            });
  }

  @Test
  void namesAndLabelsServersByTheirProject() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    InspectContainerResponse found = DOCKER.inspectContainerCmd(server.id()).exec();
    assertThat(server.id()).matches(NAME + "-server-[a-z0-9]{6}");
    assertThat(found.getConfig().getLabels())
        .containsEntry("dev.spillway.project", NAME)
        .containsEntry("dev.spillway.role", "server")
        .containsEntry("dev.spillway.config", server.config());
    assertThat(found.getConfig().getEnv())
        .contains("SERVER_ID=" + server.id(), "SERVER_HOST=0.0.0.0", "SERVER_PORT=8000");
  }

  @Test
  void sparesTheServersOfOtherProjects() {
    launcher().launch(SPEC, Map.of());
    ContainerSettings others =
        new ContainerSettings(
            "other-" + NAME.hashCode(), NAME, NAME, NAME, Path.of("/faas"), 64, 64);
    assertThat(new DockerServerLauncher(DOCKER, others, new Random()).list()).isEmpty();
  }

  @Test
  void namesTheImageThatIsMissing() {
    ContainerSettings wrong =
        new ContainerSettings(NAME, "spillway/absent", NAME, NAME, Path.of("/faas"), 64, 64);
    assertThatThrownBy(
            () -> new DockerServerLauncher(DOCKER, wrong, new Random()).launch(SPEC, Map.of()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("spillway/absent")
        .hasMessageNotContainingAny("\n");
  }

  @Test
  void leavesNothingWhereAServerCannotBeStarted() {
    ContainerSettings wrong =
        new ContainerSettings(NAME, NAME, "absent-network", NAME, Path.of("/faas"), 64, 64);
    assertThatThrownBy(
            () -> new DockerServerLauncher(DOCKER, wrong, new Random()).launch(SPEC, Map.of()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("absent-network");
    assertThat(launcher().list()).isEmpty();
  }
}
