package dev.spillway.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.process.PortFile;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.Poll;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.probe.HttpProbe;
import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.RecordingEngine;
import dev.spillway.setup.testing.ScriptedRedisProbe;
import dev.spillway.setup.testing.StubServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartupTest {
  @TempDir private Path root;

  private final StubServer loadBalancer = new StubServer();
  private final StubServer localCloud = new StubServer().page("/_spillway/health", "ok");
  private final RecordingEngine engine = new RecordingEngine(EngineKind.PROCESS);
  private final AtomicLong now = new AtomicLong();

  @AfterEach
  void stop() {
    loadBalancer.close();
    localCloud.close();
  }

  @Test
  void bringsUpPartByPartUntilTheLoadBalancerIsReady() {
    loadBalancer.page("/readyz", "ready");
    engine.loadBalancer = Optional.of(loadBalancer.address());
    engine.localCloud = Optional.of(localCloud.address());

    assertThat(startup(true, true).up(engine)).isEqualTo(loadBalancer.address());
    assertThat(engine.deeds)
        .containsExactly("prepare", "start redis", "start local cloud", "start load balancer");
    assertThat(PortFile.read(config().loadBalancerPortFile()))
        .hasValue(loadBalancer.address().getPort());
  }

  @Test
  void takesAwayALocalCloudThatIsNoLongerWanted() {
    loadBalancer.page("/readyz", "ready");
    engine.loadBalancer = Optional.of(loadBalancer.address());

    startup(true, true, "CLOUD", "none").up(engine);

    assertThat(engine.deeds).contains("stop local cloud").doesNotContain("start local cloud");
  }

  @Test
  void saysHowToStoreAFunction() {
    assertFails(startup(true, false), "No function is stored under 'faas'", "add-faas FILE");
    assertThat(engine.deeds).doesNotContain("start load balancer");
  }

  @Test
  void saysThatRedisDoesNotAnswer() {
    assertFails(startup(false, false), "127.0.0.1:6379", "doctor");
  }

  @Test
  void saysWhatAFailedLoadBalancerSaid() {
    engine.localCloud = Optional.of(localCloud.address());
    engine.failed = true;

    assertFails(startup(true, true), "Tried to read 'faas'\n    but failed", "up again");
    assertThat(engine.deeds).endsWith("stop load balancer");
  }

  @Test
  void saysWhyALoadBalancerIsNotReadyInTime() {
    engine.loadBalancer = Optional.of(loadBalancer.address());
    engine.localCloud = Optional.of(localCloud.address());

    assertFails(
        startup(true, true, "SERVER_START_TIMEOUT", "1"),
        "not ready after 151 s: starting",
        "./spillway logs");
  }

  @Test
  void saysThatTheLocalCloudDoesNotAnswer() {
    assertFails(startup(true, true), "The local cloud does not answer within 30 s", "CLOUD=none");
  }

  private void assertFails(Startup startup, String what, String remedy) {
    assertThatThrownBy(() -> startup.up(engine))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(what)
        .extracting(e -> ((SetupException) e).remedy())
        .asString()
        .contains(remedy);
  }

  private SetupConfig config() {
    return Fixtures.config(root);
  }

  private Startup startup(boolean redisAnswers, boolean stored, String... settings) {
    return new Startup(
        Fixtures.config(root, settings),
        new ScriptedRedisProbe(redisAnswers, stored),
        new HttpProbe(),
        new Poll(now::get, time -> now.addAndGet(time.toNanos() * 100)),
        Fixtures.quietConsole());
  }
}
