package dev.spillway.client.store;

import dev.spillway.client.program.ProgramEnd;
import dev.spillway.client.program.ProgramEnd.Exited;
import dev.spillway.client.program.ProgramEnd.NotStarted;
import dev.spillway.client.program.ProgramEnd.TimedOut;
import dev.spillway.client.program.Programs;
import dev.spillway.client.terminal.ClientFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sees to it that Redis answers: where it does not, docker-setup starts it. */
public final class RedisStarter {
  /** An image may have to be pulled first. */
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private final RedisProbe probe;
  private final Programs programs;
  private final Place place;

  /**
   * What is where.
   *
   * @param root the project's folder
   * @param java the program that runs jars
   * @param redisPort where Redis is expected on this machine
   */
  public record Place(Path root, Path java, int redisPort) {
    Path setup() {
      return root.resolve("docker-setup").resolve("target").resolve("docker-setup.jar");
    }
  }

  /** Creates a starter. */
  public RedisStarter(RedisProbe probe, Programs programs, Place place) {
    this.probe = probe;
    this.programs = programs;
    this.place = place;
  }

  /**
   * Returns when Redis answers.
   *
   * @param limit how long that may take from its start on
   * @throws ClientFailure if it does not
   */
  public void ensure(Duration limit) {
    if (probe.await(Duration.ZERO).isEmpty()) {
      return;
    }
    start();
    Optional<String> problem = probe.await(limit);
    if (problem.isPresent()) {
      throw new ClientFailure(
          problem.get(), "Look at ./spillway doctor, or wait longer with REDIS_TIMEOUT.");
    }
  }

  private void start() {
    if (!Files.isRegularFile(place.setup())) {
      throw new ClientFailure(
          noRedis() + ", and docker-setup, which starts it, is not built: no " + place.setup(),
          "Build it with ./spillway build, or start Redis yourself and set REDIS_PORT.");
    }
    List<String> command =
        List.of(place.java().toString(), "-jar", place.setup().toString(), "redis");
    ProgramEnd end = programs.show(command, place.root(), START_LIMIT);
    if (!(end instanceof Exited exited && exited.exitCode() == 0)) {
      throw new ClientFailure(
          noRedis() + ", and docker-setup could not start it: " + reason(end),
          "Look at what it says above and at ./spillway doctor.");
    }
  }

  private String noRedis() {
    return "No Redis answers at 127.0.0.1:" + place.redisPort();
  }

  private static String reason(ProgramEnd end) {
    if (end instanceof NotStarted missing) {
      return missing.reason();
    }
    if (end instanceof TimedOut late) {
      return "it took longer than " + late.limit().toMinutes() + " min";
    }
    return "exit code " + ((Exited) end).exitCode();
  }
}
