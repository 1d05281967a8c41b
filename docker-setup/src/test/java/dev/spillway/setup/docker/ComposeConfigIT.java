package dev.spillway.setup.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.ProcessHostCommands;
import dev.spillway.setup.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComposeConfigIT {
  @TempDir private Path folder;

  @Test
  void composeAcceptsTheFile() throws IOException {
    ProcessHostCommands commands = new ProcessHostCommands(folder);
    DockerState state = new DockerProbe(commands, System.getenv()).state();
    Fixtures.require(state instanceof DockerState.Usable, "no container engine: " + state);
    String template = Files.readString(Fixtures.ROOT.resolve("docker-compose.template.yml"));
    Map<String, String> values =
        ComposeValues.of(
            Fixtures.config(folder, "API_URL_TEMPLATE", "{endpoint}/$x\"y"),
            Path.of("/var/run/docker.sock"),
            folder.resolve("credentials"));
    Files.writeString(
        folder.resolve("docker-compose.yml"), new ComposeTemplate(template).render(values));

    CommandResult result =
        commands.run(
            HostCommand.of(
                "docker", "compose", "--profile", "*", "--env-file", "/dev/null", "config"),
            Duration.ofSeconds(30));

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("API_URL_TEMPLATE: '{endpoint}/$$x\"y'", "image: spillway/server");
  }
}
