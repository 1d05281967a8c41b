package dev.spillway.setup.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.ScriptedHostCommands;
import org.junit.jupiter.api.Test;

final class BaseImagesTest {
  private final ScriptedHostCommands commands = new ScriptedHostCommands();
  private final BaseImages images = new BaseImages(commands, Fixtures.quietConsole());

  @Test
  void pullsNothingThatIsHere() {
    assertThat(images.pullMissing()).isEmpty();
    assertThat(commands.lines())
        .containsExactly(
            "docker image inspect --format {{.Id}} debian:trixie-slim",
            "docker image inspect --format {{.Id}} eclipse-temurin:25-jdk",
            "docker image inspect --format {{.Id}} python:3.13-slim",
            "docker image inspect --format {{.Id}} redis:8");
  }

  @Test
  void pullsWhatIsMissing() {
    commands.fail("docker image inspect --format {{.Id}} redis:8", 1, "No such image");

    assertThat(images.pullMissing()).isEmpty();
    assertThat(commands.lines()).endsWith("docker pull --quiet redis:8");
  }

  @Test
  void triesNoFurtherAfterAFailure() {
    commands
        .fail("docker image inspect", 1, "No such image")
        .fail("docker pull", 1, "no such host");

    assertThat(images.pullMissing())
        .containsExactly(
            "debian:trixie-slim", "eclipse-temurin:25-jdk", "python:3.13-slim", "redis:8");
    assertThat(commands.lines().stream().filter(line -> line.startsWith("docker pull")))
        .containsExactly("docker pull --quiet debian:trixie-slim");
  }
}
