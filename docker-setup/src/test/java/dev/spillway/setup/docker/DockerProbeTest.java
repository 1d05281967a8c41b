package dev.spillway.setup.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.testing.ScriptedHostCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DockerProbeTest {
  @TempDir private Path folder;

  private final ScriptedHostCommands commands =
      new ScriptedHostCommands()
          .answer("docker version", "26.1.5\n")
          .answer("docker compose version", "2.26.1\n")
          .answer("docker context", "tcp://10.0.0.1:2375\n");

  @Test
  void findsAnEngineOfThisMachine() throws IOException {
    Path socket = Files.createFile(folder.resolve("docker.sock"));
    commands.answer("docker context", "unix://" + socket + "\n");

    assertThat(state(Map.of())).isEqualTo(new DockerState.Usable("26.1.5", "2.26.1", socket));
    assertThat(commands.lines())
        .containsExactly(
            "docker version --format {{.Server.Version}}",
            "docker compose version --short",
            "docker context inspect --format {{.Endpoints.docker.Host}}");
  }

  @Test
  void asksTheEnvironmentFirst() throws IOException {
    Path socket = Files.createFile(folder.resolve("docker.sock"));

    assertThat(state(Map.of("DOCKER_HOST", "unix://" + socket)))
        .isInstanceOf(DockerState.Usable.class);
  }

  @Test
  void saysThatThereIsNoDockerCommand() {
    commands.fail("docker version", 127, "");

    assertThat(reason()).isEqualTo("There is no docker command");
  }

  @Test
  void saysWhyTheEngineDoesNotAnswer() {
    commands.fail("docker version", 1, "permission denied while trying to connect\n");

    assertThat(reason())
        .isEqualTo("The docker engine does not answer: permission denied while trying to connect");
  }

  @Test
  void saysWhatToInstallWhereOnlyTheOldComposeIs() {
    commands.fail("docker compose version", 1, "").answer("docker-compose version", "1.29.2\n");

    assertThat(state(Map.of()))
        .isInstanceOfSatisfying(
            DockerState.Unusable.class,
            unusable -> {
              assertThat(unusable.reason())
                  .isEqualTo("Only Compose v1 is installed (docker-compose 1.29.2)");
              assertThat(unusable.remedy()).contains("docker-compose-plugin");
            });
  }

  @Test
  void saysThatThereIsNoCompose() {
    commands.fail("docker compose version", 1, "").fail("docker-compose version", 127, "");

    assertThat(reason()).isEqualTo("Docker Compose is not installed");
  }

  @Test
  void refusesAnEngineOfAnotherMachine() {
    assertThat(reason()).contains("tcp://10.0.0.1:2375");
  }

  @Test
  void saysThatThereIsNoSocket() {
    commands.answer("docker context", "unix:///no/such.sock\n");

    assertThat(reason()).isEqualTo("There is no docker socket at /no/such.sock");
  }

  private String reason() {
    return ((DockerState.Unusable) state(Map.of())).reason();
  }

  private DockerState state(Map<String, String> env) {
    return new DockerProbe(commands, env).state();
  }
}
