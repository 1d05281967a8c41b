package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.loadbalancer.testing.Caller;
import dev.spillway.loadbalancer.testing.LoadBalancerFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadBalancerIT {
  private static final String SOURCE = "print('hello')\n";

  @TempDir Path folder;
  private final RedisFixture redis = RedisFixture.start();
  private final Caller caller = new Caller();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void storeTheFunction() {
    environment.putAll(LoadBalancerFixture.environment(folder));
    environment.put("REDIS_URL", redis.address().toString());
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName("faas"), SOURCE), Map.of());
    }
  }

  @AfterEach
  void endAll() {
    LoadBalancerFixture.servers(folder.resolve("state/servers"))
        .forEach(ProcessHandle::destroyForcibly);
    caller.close();
    redis.close();
  }

  @Test
  void servesFromAsManyServersAsAreSet() throws IOException {
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      String first = caller.result(port, "1");
      String second = caller.result(port, "2");
      assertThat(first).startsWith("Number 1, result: server-");
      assertThat(second).startsWith("Number 2, result: server-");
      assertThat(first.substring(10)).isNotEqualTo(second.substring(10));
      assertThat(caller.call(port, "3").site()).contains(ExecutionSite.LOCAL);
      assertThat(folder.resolve("faas/function.py")).hasContent(SOURCE);
      assertThat(Files.readString(folder.resolve("load-balancer.port")).strip())
          .isEqualTo(String.valueOf(port));
      assertThat(LoadBalancerFixture.servers(folder.resolve("state/servers"))).hasSize(2);
    }
  }

  @Test
  void tellsItsStatus() {
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      caller.result(loadBalancer.port(), "1");
      assertThat(caller.status(loadBalancer.port(), "/healthz")).isEqualTo(200);
      assertThat(caller.status(loadBalancer.port(), "/readyz")).isEqualTo(200);
      assertThat(caller.text(loadBalancer.port(), "/status"))
          .startsWith("{\"state\":\"ready\",\"function\":\"faas\",\"sha256\":\"")
          .contains(
              "\"cloud\":\"none\",\"capacity\":4,\"active\":0,\"waiting\":0,\"servers\":[{\"id\":\"server-")
          .contains("\"state\":\"up\",\"inFlight\":0}")
          .contains("\"served\":{\"local\":1,\"cloud\":0,\"failed\":0}");
    }
  }

  @Test
  void keepsASpareThatTakesThePlaceOfAServerThatIsGone() {
    environment.put("NUMBER_OF_SERVERS", "1");
    environment.put("WARM_SPARES", "1");
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      String spare = awaitSpare(port);
      assertThat(caller.result(port, "1")).doesNotContain(spare);
      caller.call(port, "die");
      await().until(() -> caller.text(port, "/status").contains("\"state\":\"up\""));
      assertThat(caller.result(port, "1")).contains(spare);
      assertThat(awaitSpare(port)).isNotEqualTo(spare);
    }
  }

  @Test
  void refusesWhatIsBeyondItsCapacityWhereThereIsNoCloud() {
    environment.put("NUMBER_OF_SERVERS", "1");
    environment.put("QUEUE_CAPACITY", "0");
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      CompletableFuture<?>[] running = {
        CompletableFuture.supplyAsync(() -> caller.result(port, "wait:1500")),
        CompletableFuture.supplyAsync(() -> caller.result(port, "wait:1500"))
      };
      await().until(() -> caller.text(port, "/status").contains("\"active\":2"));
      assertThat(caller.call(port, "one more").answer())
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.NO_CAPACITY.number()));
      CompletableFuture.allOf(running).join();
    }
  }

  @Test
  void givesServersWhatTheyNeed() {
    environment.put("LOCAL_TIMEOUT", "7");
    environment.put("AWS_SECRET_ACCESS_KEY", "not for servers");
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      assertThat(caller.result(port, "env:LOCAL_TIMEOUT")).endsWith("result: 7");
      assertThat(caller.result(port, "env:FUNCTION_DIR"))
          .endsWith(folder.resolve("faas").toString());
      assertThat(caller.result(port, "env:CLOUD_URL")).endsWith("(none)");
      assertThat(caller.result(port, "env:AWS_SECRET_ACCESS_KEY")).endsWith("(none)");
    }
  }

  @Test
  void answersNotReadyWhileItStarts() {
    redis.close();
    environment.put("REDIS_TIMEOUT", "1");
    try (LoadBalancer loadBalancer = assemble()) {
      var start = CompletableFuture.runAsync(loadBalancer::start);
      Path portFile = folder.resolve("load-balancer.port");
      await().until(() -> Files.exists(portFile));
      int port = loadBalancer.port();
      assertThat(caller.status(port, "/healthz")).isEqualTo(200);
      assertThat(caller.status(port, "/readyz")).isEqualTo(503);
      assertThat(caller.call(port, "1").answer())
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.NOT_READY.number()));
      assertThatThrownBy(start::join)
          .cause()
          .isInstanceOf(StartException.class)
          .hasMessageContaining("reach Redis within 1 s");
    }
  }

  @Test
  void namesTheKeyThatIsMissing() {
    environment.put("FAAS_FUNCTION_NAME", "absent");
    try (LoadBalancer loadBalancer = assemble()) {
      assertThatThrownBy(loadBalancer::start)
          .isInstanceOf(StartException.class)
          .hasMessageContaining("'absent'")
          .hasMessageContaining("./spillway add-faas FILE");
    }
  }

  @Test
  void saysWhatAServerSaidThatDoesNotStart() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
    environment.put("SERVER_JAR", broken.toString());
    try (LoadBalancer loadBalancer = assemble()) {
      assertThatThrownBy(loadBalancer::start)
          .isInstanceOf(StartException.class)
          .hasMessageContaining("Tried to")
          .hasMessageContaining("broken.jar");
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    try (LoadBalancer first = assemble()) {
      first.start();
      environment.put("LOAD_BALANCER_PORT", String.valueOf(first.port()));
      try (LoadBalancer second = assemble()) {
        assertThatThrownBy(second::start)
            .isInstanceOfSatisfying(
                StartException.class, e -> assertThat(e.hint()).contains("LOAD_BALANCER_PORT"));
      }
    }
  }

  @Test
  void replacesAServerThatIsGone() {
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      assertThat(caller.call(port, "die").answer())
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.MAY_HAVE_EXECUTED.number()));
      assertThat(caller.result(port, "1")).contains("server-");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> caller.text(port, "/status").split("\"up\"", -1).length == 3);
      assertThat(Optional.of(LoadBalancerFixture.servers(folder.resolve("state/servers")).size()))
          .contains(2);
    }
  }

  private String awaitSpare(int port) {
    Pattern spare = Pattern.compile("\"id\":\"([^\"]+)\",\"address\":[^,]+,\"state\":\"spare\"");
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                spare
                    .matcher(caller.text(port, "/status"))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse(""),
            id -> !id.isEmpty());
  }

  private LoadBalancer assemble() {
    LoadBalancerConfig config = LoadBalancerConfig.from(environment);
    return LoadBalancerWiring.assemble(config, Edges.of(config));
  }
}
