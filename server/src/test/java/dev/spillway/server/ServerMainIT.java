package dev.spillway.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.process.PortFile;
import dev.spillway.common.testing.RedisFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its launcher meets it. */
final class ServerMainIT {
  /** Takes its time, and says that it began. */
  private static final String SLEEPER =
      """
      import os, sys, time
      open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "began"), "w").close()
      time.sleep(float(sys.argv[1]))
      print("slept")
      """;

  private static final HttpServiceConfig LISTENING =
      new HttpServiceConfig("127.0.0.1", 0, 1000, Duration.ofSeconds(5), Duration.ZERO);

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process server;

  @AfterEach
  void end() {
    if (server != null) {
      server.destroyForcibly();
    }
    http.close();
  }

  @Test
  void servesUntilItIsToldToStop() throws Exception {
    Process process = start(Map.of());
    assertThat(get("/healthz")).isEqualTo(200);
    assertThat(get("/readyz")).isEqualTo(503);
    RunningServer.write(folder.resolve("function.py"), "print('fine')");
    assertThat(get("/readyz")).isEqualTo(200);
    assertThat(call("1").get().body()).contains("Number 1, result: fine");

    Instant told = Instant.now();
    process.destroy();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(2));
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void letsRunningCallsEndBeforeItStops() throws Exception {
    RunningServer.write(folder.resolve("function.py"), SLEEPER);
    Process process = start(Map.of());
    CompletableFuture<HttpResponse<String>> answer = call("1.5");
    awaitBegin();

    process.destroy();

    assertThat(answer.get().body()).contains("slept");
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void takesItsFunctionsAlongWhenItIsKilled() throws Exception {
    RunningServer.write(folder.resolve("function.py"), SLEEPER);
    Process process = start(Map.of());
    CompletableFuture<HttpResponse<String>> answer = call("60");
    awaitBegin();
    assertThat(RunningServer.running(folder)).hasSize(1);

    process.destroyForcibly();

    await().until(() -> RunningServer.running(folder).isEmpty());
    assertThat(answer).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void saysAllThatIsWrongWithItsConfiguration() throws Exception {
    Process process = launch(Map.of("LOCAL_TIMEOUT", "soon", "SERVER_CONCURRENCY", "0"));

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(log()).contains("LOCAL_TIMEOUT: soon", "SERVER_CONCURRENCY: 0");
  }

  @Test
  void failsWhereThereIsNoPython() throws Exception {
    Process process = launch(Map.of("PATH", folder.toString()));

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(log()).contains("There is no python3 on PATH");
  }

  @Test
  void keepsItsSecretsOutOfTheLog() throws Exception {
    start(Map.of("CLOUD_URL", "http://127.0.0.1:9/dev", "CLOUD_API_KEY", "sesame"));

    assertThat(log()).contains("http://127.0.0.1:9/dev").doesNotContain("sesame");
  }

  @Test
  void handsOnOnlyWhatIsPaidFor() throws Exception {
    RunningServer.write(folder.resolve("function.py"), SLEEPER);
    AtomicInteger requests = new AtomicInteger();
    HttpHandler gateway =
        request -> {
          requests.incrementAndGet();
          return dev.spillway.common.http.HttpResponse.text(200, "from above\n")
              .with("Spillway-Usage", "ms=98, mb=128, init=0");
        };
    try (RedisFixture redis = RedisFixture.start();
        EventLoops loops = EventLoops.start(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpService service = HttpService.start(loops, LISTENING, gateway, threads)) {
      start(
          Map.of(
              "LOCAL_TIMEOUT", "1",
              "RUN_LIMIT", "2",
              "CLOUD_URL", "http://127.0.0.1:" + service.port() + "/dev",
              "LAMBDA_TIMEOUT", "1",
              "LAMBDA_MEMORY_MB", "128",
              // What one call can cost is 37,117 nanodollars, and what this one costs 3,909.
              "CLOUD_BUDGET_USD_PER_DAY", "0.00004",
              "REDIS_URL", redis.address().toString()));
      awaitRedis(redis);
      assertThat(call("60").get().body()).contains("from above");
      assertThat(call("60").get().body()).contains("CLOUD_BUDGET_USD_PER_DAY", "205");
      redis.kill();
      assertThat(call("60").get().body()).contains("make Redis answer", "205");
      assertThat(call("0").get().body()).contains("slept");
    }
    assertThat(requests).hasValue(1);
    assertThat(log()).contains("cost 0.000003909 USD");
  }

  private static void awaitRedis(RedisFixture redis) {
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(10));
    }
  }

  private Process start(Map<String, String> more) throws IOException {
    Process process = launch(more);
    await().atMost(Duration.ofSeconds(30)).until(() -> PortFile.read(portFile()).isPresent());
    return process;
  }

  private Process launch(Map<String, String> more) throws IOException {
    Map<String, String> env = new HashMap<>();
    env.put("PATH", RunningServer.PATH);
    env.put("SERVER_PORT", "0");
    env.put("PORT_FILE", portFile().toString());
    env.put("FUNCTION_DIR", folder.toString());
    env.putAll(more);
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path", ""),
                    "dev.spillway.server.ServerMain"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().clear();
    builder.environment().putAll(env);
    Process process = builder.start();
    server = process;
    return process;
  }

  private Path portFile() {
    return folder.resolve("port");
  }

  private String log() {
    return RunningServer.read(folder.resolve("log"));
  }

  private void awaitBegin() {
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("began")));
  }

  private int get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString(UTF_8))
        .statusCode();
  }

  private CompletableFuture<HttpResponse<String>> call(String parameter) {
    String body =
        "<methodCall><methodName>call_function</methodName><params><param><value>%s</value></param></params></methodCall>"
            .formatted(parameter);
    HttpRequest request =
        HttpRequest.newBuilder(uri("/")).POST(BodyPublishers.ofString(body)).build();
    return http.sendAsync(request, BodyHandlers.ofString(UTF_8));
  }

  private URI uri(String path) {
    int port = PortFile.read(portFile()).orElseThrow();
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
