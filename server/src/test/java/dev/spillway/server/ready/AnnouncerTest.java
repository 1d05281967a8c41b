package dev.spillway.server.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AnnouncerTest {
  private static final int NO_ANSWER = 0;

  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void saysItOnceWhereItIsHeard() {
    announcer(200).run();
    assertThat(tries).hasValue(1);
  }

  @Test
  void saysItAgainUntilItIsHeard() {
    announcer(NO_ANSWER, 503, 200).run();
    assertThat(tries).hasValue(3);
  }

  @Test
  void isQuietWhereNobodyWaits() {
    announcer(404, 200).run();
    assertThat(tries).hasValue(1);
  }

  @Test
  void stopsTryingWhenTheServerStops() {
    Announcer announcer = announcer(NO_ANSWER, 200);
    announcer.close();
    announcer.run();
    assertThat(tries).hasValue(1);
  }

  @Test
  void doesNotKeepItsCallerWaiting() {
    CompletableFuture<Integer> triesBefore = new CompletableFuture<>();
    try (Announcer announcer = announcer(NO_ANSWER, 200)) {
      announcer.start(() -> triesBefore.complete(tries.get()));
      await().untilAtomic(tries, count -> assertThat(count).isEqualTo(2));
      assertThat(triesBefore).isCompletedWithValue(0);
    }
  }

  private Announcer announcer(Integer... statuses) {
    Iterator<Integer> next = List.of(statuses).iterator();
    return new Announcer(
        () -> {
          tries.incrementAndGet();
          int status = next.next();
          if (status == NO_ANSWER) {
            throw new IOException("refused");
          }
          return status;
        });
  }
}
