package dev.spillway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.testing.RedisFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** One installation of Spillway, with ports and a folder of its own, used through ./spillway. */
final class Installation implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("spillway.root", "..")).toAbsolutePath();

  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> settings = new HashMap<>();
  private final Path root;
  private final Path state;
  private final int port = RedisFixture.freePort();

  private Installation(String engine, Path root, Path state, Map<String, String> more) {
    this.root = root;
    this.state = state;
    String project = "e2e-" + UUID.randomUUID().toString().substring(0, 8);
    settings.put("SPILLWAY_BUILD", "never");
    settings.put("ENGINE", engine);
    settings.put("PROJECT", project);
    settings.put("FAAS_CONTAINER_NAME", project + "-redis");
    settings.put("LOAD_BALANCER_PORT", String.valueOf(port));
    settings.put("REDIS_PORT", String.valueOf(RedisFixture.freePort()));
    settings.put("LOCAL_CLOUD_PORT", String.valueOf(RedisFixture.freePort()));
    settings.put("STATE_DIR", state.toString());
    settings.put("ELASTICITY_SLEEP", "1");
    settings.putAll(more);
  }

  /** Creates an installation; nothing runs yet. */
  static Installation of(String engine, Map<String, String> settings) {
    try {
      return new Installation(engine, ROOT, Files.createTempDirectory("spillway-e2e"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates an installation in a project's folder of its own, for tests that change .env. */
  static Installation inAFolderOfItsOwn(String engine, Map<String, String> settings) {
    try {
      Path state = Files.createTempDirectory("spillway-e2e");
      Path root = Files.createDirectory(state.resolve("project"));
      new ProjectCopy(ROOT).into(root);
      return new Installation(engine, root, state, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command printed, both streams together, and its exit code. */
  record Ended(int exitCode, String output) {}

  /** Runs {@code ./spillway} with arguments and waits for its end. */
  Ended run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(root.resolve("spillway").toString()));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(state, "command", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().remove("JAVA_HOME"); // as on a machine whose default Java is older
      builder.environment().putAll(settings);
      Process process = builder.start();
      if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end:\n" + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Runs a command that must succeed, and returns what it printed. */
  String succeed(String... arguments) {
    Ended ended = run(arguments);
    if (ended.exitCode() != 0) {
      throw new AssertionError(
          String.join(" ", arguments) + " ended with " + ended.exitCode() + ":\n" + ended.output());
    }
    return ended.output();
  }

  /** Returns what the load balancer says of itself. */
  JsonNode status() {
    URI uri = URI.create("http://127.0.0.1:" + port + "/status");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Returns where callers reach the load balancer. */
  HostPort address() {
    return new HostPort("127.0.0.1", port);
  }

  String project() {
    return setting("PROJECT");
  }

  String setting(String key) {
    return settings.getOrDefault(key, "");
  }

  /** Returns the project's folder. */
  Path root() {
    return root;
  }

  Path state() {
    return state;
  }

  Installation with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  @Override
  public void close() {
    run("down", "--volumes");
  }
}
