package dev.spillway.setup.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PollTest {
  private final AtomicLong now = new AtomicLong();
  private final Poll poll = new Poll(now::get, time -> now.addAndGet(time.toNanos()));

  @Test
  void asksUntilThereIsAnAnswer() {
    AtomicInteger questions = new AtomicInteger();

    Optional<String> answer =
        poll.until(
            Duration.ofSeconds(10),
            () -> questions.incrementAndGet() < 4 ? Optional.empty() : Optional.of("yes"));

    assertThat(answer).contains("yes");
    assertThat(Duration.ofNanos(now.get())).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void givesUpAfterTheLimit() {
    assertThat(poll.until(Duration.ofSeconds(2), Optional::empty)).isEmpty();
    assertThat(Duration.ofNanos(now.get())).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void asksOnceWhereThereIsNoTime() {
    assertThat(poll.until(Duration.ZERO, () -> Optional.of(1))).contains(1);
  }

  @Test
  void waitsInRealTime() {
    long start = System.nanoTime();

    Poll.realTime().until(Duration.ofMillis(150), Optional::empty);

    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(150).toNanos());
  }
}
