package dev.spillway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spillway.client.program.ScriptedPrograms;
import dev.spillway.client.program.SystemPrograms;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.testing.RedisFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AddFaasIT {
  private static final String SOURCE = "import sys\nprint('größer', sys.argv[1])\n";

  private final RedisFixture redis = RedisFixture.start();
  private final RedisFunctionStore store = new RedisFunctionStore(redis.address());

  @TempDir private Path root = Path.of("");

  @BeforeAll
  void awaitRedis() {
    store.await(Duration.ofSeconds(20));
  }

  @AfterAll
  void stop() {
    store.close();
    redis.close();
  }

  @Test
  void storesAFileAsPlainTextUnderTheFunctionsName() throws IOException {
    Path file = Files.writeString(root.resolve("f.py"), SOURCE);

    Client.Ended ended = client("plain").run("add-faas", file.toString());

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines()).hasSize(1);
    assertThat(ended.out()).contains("Stored 'plain'", file.toString(), "./spillway up");
    assertThat(plainGet("plain")).isEqualTo(SOURCE);
    assertThat(store.notes(new FunctionName("plain")))
        .contains(
            entry("origin", file.toString()),
            entry("bytes", "42"),
            entry("storedAt", "1970-01-01T00:00:00Z"),
            entry("idempotent", "false"))
        .containsKey("sha256");
  }

  @Test
  void storesANewFunctionInPlaceOfTheOld() {
    client("over").runWithInput("print(1)\n", "add-faas", "-", "--idempotent");
    client("over").runWithInput("print(2)\n", "add-faas", "-");

    assertThat(plainGet("over")).isEqualTo("print(2)\n");
    assertThat(store.notes(new FunctionName("over"))).contains(entry("idempotent", "false"));
  }

  @Test
  void keepsTheOldFunctionWhereTheNewOneIsWrong() {
    client("kept").runWithInput("print(1)\n", "add-faas", "-");

    Client.Ended ended = client("kept").runWithInput("\0", "add-faas", "-");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(plainGet("kept")).isEqualTo("print(1)\n");
  }

  @Test
  void storesWhatAUrlNames() {
    EventLoops loops = EventLoops.start(1);
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try (HttpService service =
        HttpService.start(
            loops,
            HttpServiceConfig.of("127.0.0.1", 0, 1024),
            request -> HttpResponse.text(200, SOURCE),
            executor)) {
      String url = "http://127.0.0.1:" + service.port() + "/f.py";

      Client.Ended ended = client("url").run("add-faas", url + "?token=geheim");

      assertThat(ended.exitCode()).isZero();
      assertThat(plainGet("url")).isEqualTo(SOURCE);
      assertThat(store.notes(new FunctionName("url"))).contains(entry("origin", url));
    } finally {
      executor.shutdownNow();
      loops.close();
    }
  }

  @Test
  void refusesSevenMegabytes() {
    Client.Ended ended = client("large").runWithInput("#".repeat(7 * 1024 * 1024), "add-faas", "-");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("larger than 6291456 bytes");
    assertThat(store.fetch(new FunctionName("large"))).isEmpty();
  }

  @Test
  void saysThatTheRunningSystemMustBeRenewed() {
    try (TestBalancer balancer = new TestBalancer()) {
      Map<String, String> settings = Map.of("LOAD_BALANCER_PORT", "" + balancer.port());

      Client.Ended ended = client("up", settings).runWithInput("print(1)\n", "add-faas", "-");

      assertThat(ended.out()).contains("the running system serves it after the next");
    }
  }

  @Test
  void startsRedisWhereNoneAnswers() throws IOException {
    Path jar = root.resolve("docker-setup/target/docker-setup.jar");
    Files.createDirectories(root.resolve("docker-setup/target"));
    Files.writeString(jar, "");
    int port = RedisFixture.freePort();
    ScriptedPrograms programs = ScriptedPrograms.exiting(1, "");
    Client client = new Client(root, programs, Map.of("REDIS_PORT", String.valueOf(port)));

    Client.Ended ended = client.runWithInput("print(1)\n", "add-faas", "-", "--no-syntax-check");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("No Redis answers at 127.0.0.1:" + port);
    assertThat(programs.commands())
        .containsExactly(List.of("/jdk/bin/java", "-jar", jar.toString(), "redis"));
  }

  private Client client(String name) {
    return client(name, Map.of("LOAD_BALANCER_PORT", String.valueOf(RedisFixture.freePort())));
  }

  private Client client(String name, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("REDIS_PORT", String.valueOf(redis.port()));
    environment.put("FAAS_FUNCTION_NAME", name);
    return new Client(root, new SystemPrograms(System.err), environment);
  }

  /** Asks Redis as redis-cli does, for the plain string. */
  private String plainGet(String key) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
      socket
          .getOutputStream()
          .write(("GET " + key + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String body = answer.substring(answer.indexOf("\r\n") + 2);
      return body.substring(0, body.length() - "\r\n+OK\r\n".length());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
