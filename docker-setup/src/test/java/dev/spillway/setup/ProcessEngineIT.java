package dev.spillway.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.process.PortFile;
import dev.spillway.common.process.ProcessRecord;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.probe.StoreRedisProbe;
import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.StandInProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessEngineIT {
  @TempDir private Path root;

  private final Map<String, String> env = new HashMap<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void build() throws IOException {
    for (String program : List.of("load-balancer", "server", "local-cloud")) {
      StandInProgram.writeJar(root.resolve(program).resolve("target").resolve(program + ".jar"));
    }
    env.put("PATH", System.getenv().getOrDefault("PATH", ""));
    env.put("ENGINE", "process");
    env.put("LOAD_BALANCER_PORT", "0");
    env.put("LOCAL_CLOUD_PORT", "0");
    env.put("REDIS_PORT", String.valueOf(RedisFixture.freePort()));
  }

  @AfterEach
  void leaveNothing() {
    setup().down(false, true);
  }

  @Test
  void startsRedisFirstSoThatAFunctionCanBeStored() {
    assertThatThrownBy(() -> setup().up())
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("No function is stored under 'faas'");

    assertThat(redis().answers(Duration.ZERO)).isTrue();
    assertThat(record("load-balancer")).doesNotExist();
  }

  @Test
  void comesUpAgainWithTheSameRedisCloudAndServers() {
    storeFunction("faas");

    assertThat(setup().up()).isZero();
    assertThat(setup().status()).isZero();
    ProcessRecord redis = load("redis");
    ProcessRecord cloud = load("local-cloud");
    ProcessRecord loadBalancer = load("load-balancer");
    ProcessRecord server = load("servers/srv-1");

    assertThat(setup().up()).isZero();
    assertThat(load("redis")).isEqualTo(redis);
    assertThat(load("local-cloud")).isEqualTo(cloud);
    assertThat(load("servers/srv-1")).isEqualTo(server);
    assertThat(load("load-balancer")).isNotEqualTo(loadBalancer);
    assertThat(loadBalancer.find()).isEmpty();
    assertThat(text()).contains("Engine: processes (ENGINE=process)").contains("Spillway serves");
  }

  @Test
  void startsTheLocalCloudAnewWhereItsSettingsChanged() {
    storeFunction("faas");
    setup().up();
    ProcessRecord cloud = load("local-cloud");

    env.put("LOCAL_CLOUD_LATENCY_MILLIS", "1");
    setup().up();

    assertThat(load("local-cloud")).isNotEqualTo(cloud);
    assertThat(cloud.find()).isEmpty();
  }

  @Test
  void takesEverythingDownButWhatIsStored() {
    storeFunction("faas");
    setup().up();
    List<ProcessRecord> all =
        List.of(load("load-balancer"), load("servers/srv-1"), load("local-cloud"), load("redis"));

    assertThat(setup().down(true, false)).isZero();

    assertThat(all).allMatch(process -> process.find().isEmpty());
    assertThat(setup().status()).isEqualTo(1);
    assertThat(root.resolve(".spillway/servers")).isEmptyDirectory();
    assertThat(setup().redis()).isZero();
    assertThat(redis().has(new FunctionName("faas"))).isTrue();
  }

  @Test
  void takesDownWhatIsLeftOfIt() {
    storeFunction("faas");
    setup().up();
    ProcessRecord server = load("servers/srv-1");
    load("load-balancer").terminate(Duration.ofSeconds(10));
    load("redis").terminate(Duration.ofSeconds(10));

    assertThat(setup().down(false, false)).isZero();

    assertThat(server.find()).isEmpty();
    assertThat(setup().down(false, false)).isZero();
    assertThat(text()).endsWith("Nothing runs.\n");
  }

  @Test
  void showsWhatALoadBalancerSaidThatEnds() {
    storeFunction("broken");
    env.put("FAAS_FUNCTION_NAME", "broken");
    env.put("CLOUD", "none");

    assertThatThrownBy(() -> setup().up())
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("Tried to read 'broken' but failed because: it is broken");
  }

  @Test
  void usesARedisThatAnswersAndLeavesItAlone() {
    try (RedisFixture foreign = RedisFixture.start()) {
      env.put("REDIS_PORT", String.valueOf(foreign.port()));
      storeFunction("faas");

      assertThat(setup().up()).isZero();
      assertThat(text()).contains("using the Redis that answers at port " + foreign.port());
      assertThat(setup().down(false, false)).isZero();
      assertThat(redis().answers(Duration.ZERO)).isTrue();
    }
  }

  @Test
  void namesThePortThatIsTaken() {
    storeFunction("faas");
    try (RedisFixture other = RedisFixture.start()) {
      new StoreRedisProbe(other.port()).answers(Duration.ofSeconds(10));
      env.put("LOAD_BALANCER_PORT", String.valueOf(other.port()));

      assertThatThrownBy(() -> setup().up())
          .hasMessage("Another program listens on port " + other.port() + " (LOAD_BALANCER_PORT)");
    }
  }

  @Test
  void tellsOthersThePortOfTheLoadBalancer() {
    storeFunction("faas");
    setup().up();

    int port = PortFile.read(root.resolve(".spillway/load-balancer.port")).orElseThrow();
    assertThat(text()).contains("at http://127.0.0.1:" + port);
  }

  private void storeFunction(String name) {
    setup().redis();
    URI address = URI.create("redis://127.0.0.1:" + env.get("REDIS_PORT"));
    try (RedisFunctionStore store = new RedisFunctionStore(address)) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName(name), "print(1)"), Map.of());
    }
  }

  private Setup setup() {
    Console console = Fixtures.console(printed);
    return SetupWiring.assemble(
        SetupConfig.from(env, root), console, Fixtures.question(console, ""));
  }

  private StoreRedisProbe redis() {
    return new StoreRedisProbe(Integer.parseInt(env.getOrDefault("REDIS_PORT", "")));
  }

  private ProcessRecord load(String name) {
    return ProcessRecord.load(record(name)).orElseThrow();
  }

  private Path record(String name) {
    return root.resolve(".spillway").resolve(name + ".process");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
