package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.loadbalancer.testing.Caller;
import dev.spillway.loadbalancer.testing.LoadBalancerFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load balancer as a program: how it ends, and what the next one finds. */
final class RestartIT {
  @TempDir Path folder;
  private final RedisFixture redis = RedisFixture.start();
  private final Caller caller = new Caller();

  @BeforeEach
  void storeTheFunction() {
    store("print(1)");
  }

  @AfterEach
  void endAll() {
    caller.close();
    redis.close();
  }

  @Test
  void adoptsTheServersOfOneThatWasKilled() throws InterruptedException {
    try (LoadBalancerFixture program = program(Map.of())) {
      Process first = program.start();
      awaitReady(program);
      List<Long> servers = pids(program);
      first.destroyForcibly();
      first.waitFor();
      assertThat(pids(program)).hasSize(2).isEqualTo(servers);

      program.start();
      awaitReady(program);
      assertThat(pids(program)).isEqualTo(servers);
      assertThat(caller.result(program.port(), "1")).contains("result: server-");
      assertThat(program.log()).content().contains("Adopted server");
    }
  }

  @Test
  void replacesTheServersOfAnotherFunction() throws InterruptedException {
    try (LoadBalancerFixture program = program(Map.of())) {
      Process first = program.start();
      awaitReady(program);
      List<Long> servers = pids(program);
      first.destroyForcibly();
      first.waitFor();
      store("print(2)");
      program.start();
      awaitReady(program);
      await()
          .untilAsserted(
              () -> assertThat(pids(program)).hasSize(2).doesNotContainAnyElementsOf(servers));
    }
  }

  @Test
  void endsRunningCallsAndLeavesItsServersWhenItIsTold() throws InterruptedException {
    try (LoadBalancerFixture program = program(Map.of())) {
      Process process = program.start();
      awaitReady(program);
      int port = program.port();
      var running = CompletableFuture.supplyAsync(() -> caller.result(port, "wait:1500"));
      await().until(() -> caller.text(port, "/status").contains("\"active\":1"));
      process.destroy(); // SIGTERM
      assertThat(running.join()).startsWith("Number wait:1500, result: server-");
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(program.servers()).hasSize(2);
      assertThat(caller.status(port, "/healthz")).isZero();
    }
  }

  @Test
  void exitsWith2AndAllProblemsWhereTheConfigurationIsInvalid()
      throws InterruptedException, IOException {
    Map<String, String> bad = Map.of("NUMBER_OF_SERVERS", "none", "LOCAL_TIMEOUT", "-1");
    try (LoadBalancerFixture program = program(bad)) {
      Process process = program.start();
      assertThat(process.waitFor()).isEqualTo(2);
      assertThat(Files.readString(program.log()))
          .isEqualTo(
              """
              The configuration is invalid:
                1. NUMBER_OF_SERVERS: none (expected: 1..1000)
                2. LOCAL_TIMEOUT: -1 (expected: 1..86400)
              """);
    }
  }

  @Test
  void exitsWith1AndSaysWhatToDoWhereItCannotStart() throws InterruptedException, IOException {
    try (LoadBalancerFixture program = program(Map.of("FAAS_FUNCTION_NAME", "absent"))) {
      Process process = program.start();
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(Files.readString(program.log()))
          .contains("Redis has no function under the key 'absent'")
          .contains("./spillway add-faas FILE")
          .doesNotContain("Exception");
    }
  }

  private LoadBalancerFixture program(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("REDIS_URL", redis.address().toString());
    return new LoadBalancerFixture(folder, all);
  }

  private void store(String source) {
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName("faas"), source), Map.of());
    }
  }

  private void awaitReady(LoadBalancerFixture program) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> caller.status(program.port(), "/readyz") == 200);
  }

  private static List<Long> pids(LoadBalancerFixture program) {
    return program.servers().stream().map(ProcessHandle::pid).sorted().toList();
  }
}
