package dev.spillway.e2e;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the Docker engine, by the command that users have. */
final class DockerCli {
  private static final long LIMIT_SECONDS = 60;

  private DockerCli() {}

  /** Skips the test, or fails it where skips are forbidden, unless the engine has some images. */
  static void require(String... images) {
    List<String> inspect = new ArrayList<>(List.of("image", "inspect"));
    inspect.addAll(List.of(images));
    try {
      if (run(inspect.toArray(String[]::new)).exitCode() == 0) {
        return;
      }
    } catch (UncheckedIOException e) {
      // No docker command; said below.
    }
    String reason = "skipped: no Docker engine with the images " + String.join(", ", images);
    if ("true".equals(System.getenv().get("SPILLWAY_FORBID_SKIPS"))) {
      fail(reason);
    }
    System.out.println(reason);
    abort(reason);
  }

  static void succeed(String... arguments) {
    Ended ended = run(arguments);
    if (ended.exitCode() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + ended.output());
    }
  }

  static List<String> lines(String... arguments) {
    return run(arguments).output().lines().filter(line -> !line.isBlank()).toList();
  }

  private record Ended(int exitCode, String output) {}

  private static Ended run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end");
      }
      return new Ended(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
