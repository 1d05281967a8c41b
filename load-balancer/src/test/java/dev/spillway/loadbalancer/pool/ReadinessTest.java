package dev.spillway.loadbalancer.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.loadbalancer.testing.FakeServerLauncher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
  private static final ServerSpec SPEC = new ServerSpec(Map.of(), "abc");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Longer than any test: where a server is ready, it is so by its word or the first look. */
  private static final Duration NEVER = Duration.ofHours(1);

  private final FakeServerLauncher launcher = new FakeServerLauncher();
  private final ReadyWords words = new ReadyWords(new Random(1));
  private final Background background = new Background();
  private final AtomicInteger looks = new AtomicInteger();

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void believesTheWordOfAServerWithoutAsking() {
    launcher.setReady(false);
    LaunchedServer server = launcher.launch(SPEC, Map.of());
    try (ReadyWord word = words.expect(Optional.empty())) {
      word.heard().complete(null);
      assertThat(readiness(NEVER).await(server, word, LIMIT).port()).isPositive();
    }
  }

  @Test
  void looksOnceWhereAServerIsReadyThatWasThereBefore() {
    LaunchedServer server = launcher.launch(SPEC, Map.of());
    assertThat(readiness(NEVER).await(server, LIMIT).port()).isPositive();
    assertThat(looks).hasValue(1);
  }

  @Test
  void looksAgainForAServerWhoseWordIsLost() {
    launcher.setReady(false);
    LaunchedServer server = launcher.launch(SPEC, Map.of());
    Readiness readiness =
        new Readiness(
            launcher, words, _ -> looks.incrementAndGet() == 3, background, Duration.ofMillis(5));
    try (ReadyWord word = words.expect(Optional.empty())) {
      assertThat(readiness.await(server, word, LIMIT).port()).isPositive();
    }
    assertThat(looks).hasValue(3);
  }

  @Test
  void doesNotWaitForAServerThatHasEnded() {
    LaunchedServer server = launcher.launch(SPEC, Map.of());
    launcher.end(server);
    assertThatThrownBy(() -> readiness(NEVER).await(server, LIMIT))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("it has ended");
  }

  @Test
  void doesNotBelieveTheWordOfAServerThatEndedSince() {
    launcher.setReady(false);
    LaunchedServer server = launcher.launch(SPEC, Map.of());
    Readiness readiness =
        new Readiness(
            launcher,
            words,
            _ -> {
              launcher.end(server);
              return false;
            },
            background,
            Duration.ofMillis(5));
    try (ReadyWord word = words.expect(Optional.empty())) {
      assertThatThrownBy(() -> readiness.await(server, word, LIMIT))
          .hasMessageContaining("it has ended");
    }
  }

  private Readiness readiness(Duration pause) {
    return new Readiness(
        launcher,
        words,
        address -> {
          looks.incrementAndGet();
          return launcher.isReady(address);
        },
        background,
        pause);
  }
}
