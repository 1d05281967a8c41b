package dev.spillway.loadbalancer.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.net.HostPort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every way to start servers, and for the fake. */
public abstract class ServerLauncherContractTest {
  protected static final ServerSpec SPEC = new ServerSpec(Map.of("LOCAL_TIMEOUT", "7"), "abc");
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Background background = new Background();
  private final ReadyWords words = new ReadyWords(new Random(1));

  /** Returns the launcher. */
  protected abstract ServerLauncher launcher();

  /** Returns another launcher of the same installation, as a restarted load balancer has it. */
  protected abstract ServerLauncher another();

  /** Returns what tells whether a server answers. */
  protected abstract Probe probe();

  /** Returns what a server was given. */
  protected abstract Map<String, String> settingsOf(LaunchedServer server);

  /** Ends a server as a crash does. */
  protected abstract void crash(LaunchedServer server);

  @AfterEach
  void removeAll() {
    launcher().list().forEach(launcher()::remove);
    background.close();
  }

  @Test
  void startsServersThatBecomeReady() {
    HostPort first = awaitReady(launcher().launch(SPEC, Map.of()));
    HostPort second = awaitReady(launcher().launch(SPEC, Map.of()));
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void listsWhatItStartedAlsoAfterARestart() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    awaitReady(server);
    assertThat(server.config()).isEqualTo(launcher().configOf(SPEC));
    assertThat(another().list()).containsExactly(server);
    assertThat(another().locate(server)).isEqualTo(launcher().locate(server)).isPresent();
  }

  @Test
  void givesAServerSettingsOfItsOwnThatAreNoPartOfItsConfig() {
    LaunchedServer server = launcher().launch(SPEC, Map.of("READY_TOKEN", "secret"));
    awaitReady(server);
    assertThat(server.config()).isEqualTo(launcher().configOf(SPEC));
    assertThat(settingsOf(server)).containsEntry("READY_TOKEN", "secret");
  }

  @Test
  void tellsAServerOfAnotherFunctionFromOneOfThis() {
    String config = launcher().configOf(SPEC);
    assertThat(another().configOf(SPEC)).isEqualTo(config);
    assertThat(launcher().configOf(new ServerSpec(SPEC.environment(), "def"))).isNotEqualTo(config);
    assertThat(launcher().configOf(new ServerSpec(Map.of("LOCAL_TIMEOUT", "8"), "abc")))
        .isNotEqualTo(config);
  }

  @Test
  void saysThatAServerHasEnded() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    awaitReady(server);
    crash(server);
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> launcher().locate(server))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(server.id()));
    assertThat(launcher().list()).as("what it left").containsExactly(server);
  }

  @Test
  void removesServersThatRun() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    HostPort address = awaitReady(server);
    another().remove(server);
    assertThat(launcher().list()).isEmpty();
    assertThatThrownBy(() -> launcher().locate(server)).isInstanceOf(LaunchException.class);
    if (!(probe() instanceof ServerLauncher)) { // the fake is always ready
      assertThat(probe().isReady(address)).isFalse();
    }
  }

  @Test
  void pausesAServerUntilItIsResumed() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    HostPort address = awaitReady(server);
    launcher().pause(server);
    launcher().pause(server);
    assertThat(launcher().locate(server)).contains(address);
    assertThat(probe().isReady(address)).isFalse();
    another().resume(server);
    another().resume(server);
    await().until(() -> probe().isReady(address));
  }

  @Test
  void listsPausedServersLast() {
    LaunchedServer first = launcher().launch(SPEC, Map.of());
    LaunchedServer second = launcher().launch(SPEC, Map.of());
    LaunchedServer third = launcher().launch(SPEC, Map.of());
    List.of(first, second, third).forEach(this::awaitReady);
    List.of(first, second).forEach(launcher()::pause);
    assertThat(another().list()).startsWith(third).containsExactlyInAnyOrder(first, second, third);
  }

  @Test
  void removesAPausedServer() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    awaitReady(server);
    launcher().pause(server);
    launcher().remove(server);
    assertThat(launcher().list()).isEmpty();
  }

  @Test
  void neitherPausesNorResumesAServerThatHasEnded() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    awaitReady(server);
    crash(server);
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> launcher().pause(server))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(server.id()));
    assertThatThrownBy(() -> launcher().resume(server)).isInstanceOf(LaunchException.class);
  }

  @Test
  void removesWhatACrashLeft() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    crash(server);
    launcher().remove(server);
    assertThat(launcher().list()).isEmpty();
  }

  @Test
  void doesNothingWhereThereIsNothingToRemove() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    launcher().remove(server);
    launcher().remove(server);
    assertThat(launcher().list()).isEmpty();
  }

  protected final HostPort awaitReady(LaunchedServer server) {
    return readiness().await(server, START_LIMIT);
  }

  private Readiness readiness() {
    return new Readiness(launcher(), words, probe(), background, Duration.ofMillis(25));
  }
}
