package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CloudRetryTest {
  private static final Pace PACE = TestPace.PACE;

  private final AtomicInteger tries = new AtomicInteger();
  private final CloudRetry retry = new CloudRetry(PACE);

  @Test
  void goesOnUntilItIsItsTurn() {
    String answer =
        retry.call(
            "ask",
            () -> {
              if (tries.incrementAndGet() < 4) {
                throw Refusal.of(429, "TooManyRequestsException", "slowly");
              }
              return "done";
            });
    assertThat(answer).isEqualTo("done");
    assertThat(tries).hasValue(4);
  }

  @Test
  void waitsAsLongAsTheAnswerAsks() {
    long start = System.nanoTime();
    retry.run(
        "ask",
        () -> {
          if (tries.incrementAndGet() == 1) {
            throw Refusal.of(429, "LimitExceededException", "no", Map.of("Retry-After", "1"));
          }
        });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void endsAtOnceWhereItIsRefused() {
    assertThatThrownBy(
            () ->
                retry.run(
                    "create it",
                    () -> {
                      tries.incrementAndGet();
                      throw Refusal.of(403, "AccessDeniedException", "no");
                    }))
        .isInstanceOf(CloudException.class)
        .hasMessageStartingWith(
            "Tried to create it but failed because: AccessDeniedException (403): no.");
    assertThat(tries).hasValue(1);
  }

  @Test
  void endsWhenItsPatienceIsOver() {
    CloudRetry impatient =
        new CloudRetry(
            new Pace(
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(500),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO));
    assertThatThrownBy(
            () ->
                impatient.run(
                    "create it",
                    () -> {
                      tries.incrementAndGet();
                      throw Refusal.of(429, "TooManyRequestsException", "slowly");
                    }))
        .isInstanceOf(CloudException.class)
        .hasMessageContaining("try again in some minutes");
    assertThat(tries).hasValueGreaterThan(1);
  }

  @Test
  void takesWhatIsGoneAsRemovedAndWhatIsThereAsAdded() {
    retry.remove(
        "delete it",
        () -> {
          throw Refusal.of(404, "NotFoundException", "gone");
        });
    retry.add(
        "add it",
        () -> {
          throw Refusal.of(409, "ConflictException", "already exists");
        });
  }

  @Test
  void asksUntilTheAnswerIsGoodOrTheTimeIsOver() {
    assertThat(retry.ask(Duration.ofSeconds(5), answer -> answer == 3, tries::incrementAndGet))
        .isEqualTo(3);
    assertThat(retry.ask(Duration.ZERO, answer -> answer == 99, tries::incrementAndGet))
        .isEqualTo(4);
  }
}
