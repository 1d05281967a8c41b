package dev.spillway.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spillway.client.program.ProgramEnd;
import dev.spillway.client.program.ScriptedPrograms;
import dev.spillway.client.terminal.ClientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisStarterTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path root = Path.of("");
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void startsNothingWhereRedisAnswers() {
    ScriptedPrograms programs = ScriptedPrograms.exiting(0, "");

    starter(programs, 1).ensure(LIMIT);

    assertThat(programs.commands()).isEmpty();
  }

  @Test
  void runsDockerSetupAndWaitsForRedis() throws IOException {
    Path jar = buildSetup();
    ScriptedPrograms programs = ScriptedPrograms.exiting(0, "");

    starter(programs, 2).ensure(LIMIT);

    assertThat(programs.commands())
        .containsExactly(List.of("/jdk/bin/java", "-jar", jar.toString(), "redis"));
    assertThat(programs.folders()).containsExactly(root);
    assertThat(waits).containsExactly(Duration.ZERO, LIMIT);
  }

  @Test
  void saysHowToBuildDockerSetup() {
    ScriptedPrograms programs = ScriptedPrograms.exiting(0, "");

    assertFailure(starter(programs, 2))
        .contains("127.0.0.1:6379", "docker-setup.jar", "./spillway build");
    assertThat(programs.commands()).isEmpty();
  }

  @Test
  void saysThatDockerSetupFailed() throws IOException {
    buildSetup();

    assertFailure(starter(ScriptedPrograms.exiting(1, ""), 2))
        .contains("could not start it: exit code 1");
  }

  @Test
  void saysThatDockerSetupCannotBeRun() throws IOException {
    buildSetup();
    ProgramEnd missing = new ProgramEnd.NotStarted("no java");

    assertFailure(starter(ScriptedPrograms.ending(missing), 2))
        .contains("could not start it: no java");
  }

  @Test
  void saysThatRedisDoesNotAnswerAfterItsStart() throws IOException {
    buildSetup();

    assertFailure(starter(ScriptedPrograms.exiting(0, ""), 3))
        .contains("no answer", "REDIS_TIMEOUT");
  }

  private Path buildSetup() throws IOException {
    Path jar = root.resolve("docker-setup/target/docker-setup.jar");
    Files.createDirectories(root.resolve("docker-setup/target"));
    return Files.createFile(jar);
  }

  /** Redis answers when it is asked the nth time. */
  private RedisStarter starter(ScriptedPrograms programs, int nth) {
    RedisProbe probe =
        limit -> {
          waits.add(limit);
          return waits.size() < nth ? Optional.of("no answer") : Optional.empty();
        };
    return new RedisStarter(
        probe, programs, new RedisStarter.Place(root, Path.of("/jdk/bin/java"), 6379));
  }

  private static AbstractStringAssert<?> assertFailure(RedisStarter starter) {
    List<String> text = new ArrayList<>();
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> starter.ensure(LIMIT))
        .satisfies(e -> text.add(e.text()));
    return assertThat(text.get(0));
  }
}
