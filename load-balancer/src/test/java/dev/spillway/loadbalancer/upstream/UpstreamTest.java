package dev.spillway.loadbalancer.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.loadbalancer.testing.Upstreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class UpstreamTest {
  private final Upstream upstream = Upstreams.of(1).getFirst();

  @Test
  void countsReservationsUntilTheyAreCompleted() {
    Reservation first = reserve();
    Reservation second = reserve();
    assertThat(upstream.inFlight()).isEqualTo(2);
    first.complete();
    second.complete();
    assertThat(upstream.inFlight()).isZero();
  }

  @Test
  void tellsEachReservationHowManyAreAhead() {
    assertThat(reserve().callsAhead()).isZero();
    assertThat(reserve().callsAhead()).isEqualTo(1);
  }

  @Test
  void refusesToCompleteAReservationTwice() {
    Reservation reservation = reserve();
    reservation.complete();
    assertThatThrownBy(reservation::complete)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("s1");
    assertThat(upstream.inFlight()).isZero();
  }

  @Test
  void takesNoCallsWhileItDrains() {
    var _ = upstream.drain();
    assertThat(upstream.state()).isEqualTo(UpstreamState.DRAINING);
    assertThat(upstream.tryReserve()).isEmpty();
  }

  @Test
  void staysDownWhenItIsDrained() {
    var _ = upstream.fail();
    var _ = upstream.drain();
    assertThat(upstream.state()).isEqualTo(UpstreamState.DOWN);
    assertThat(upstream.tryReserve()).isEmpty();
  }

  @Test
  void takesNoCallsWhileItIsSuspect() {
    assertThat(upstream.suspect()).isTrue();
    assertThat(upstream.suspect()).as("by a second call").isFalse();
    assertThat(upstream.tryReserve()).isEmpty();
    upstream.trust();
    assertThat(upstream.tryReserve()).isPresent();
  }

  @Test
  void isNotTrustedAgainWhenItIsLeaving() {
    assertThat(upstream.suspect()).isTrue();
    var _ = upstream.drain();
    upstream.trust();
    assertThat(upstream.state()).isEqualTo(UpstreamState.DRAINING);
  }

  @Test
  void isNotDrainedByBeingSuspect() {
    Reservation running = reserve();
    assertThat(upstream.suspect()).isTrue();
    running.complete();
    upstream.trust();
    assertThat(upstream.tryReserve()).isPresent();
  }

  @Test
  void isDrainedAtOnceWhereItHasNoCalls() {
    assertThat(upstream.drain()).isCompleted();
  }

  @Test
  void isDrainedWhenItsLastCallEnds() {
    Reservation first = reserve();
    Reservation second = reserve();
    CompletableFuture<Void> drained = upstream.drain();
    first.complete();
    assertThat(drained).isNotDone();
    second.complete();
    assertThat(drained).isCompleted();
  }

  @Test
  void isNotDrainedByIdlenessBefore() {
    reserve().complete();
    Reservation running = reserve();
    CompletableFuture<Void> drained = upstream.drain();
    assertThat(drained).isNotDone();
    running.complete();
    assertThat(drained).isCompleted();
  }

  @Test
  void letsNoCallInOnceItWasDrained() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      Upstream contended = Upstreams.of(1).getFirst();
      var late = new ConcurrentLinkedQueue<Reservation>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var drained = new CompletableFuture<Void>();
        for (int i = 0; i < 8; i++) {
          threads.execute(() -> contended.tryReserve().ifPresent(r -> endOrNote(r, drained, late)));
        }
        threads.execute(
            () -> {
              var _ = contended.drain().thenAccept(drained::complete);
            });
      }
      assertThat(late).isEmpty();
      assertThat(contended.inFlight()).isZero();
    }
  }

  private static void endOrNote(
      Reservation reservation,
      CompletableFuture<Void> drained,
      ConcurrentLinkedQueue<Reservation> late) {
    if (drained.isDone()) {
      late.add(reservation);
    }
    reservation.complete();
  }

  @Test
  void isListedWhileItServesOnly() {
    UpstreamRegistry registry = Upstreams.registry(3);
    List<Upstream> all = new ArrayList<>(registry.all());
    var _ = all.get(0).drain();
    var _ = all.get(1).fail();
    assertThat(registry.up()).containsExactly(all.get(2));
    assertThat(registry.all()).containsExactlyElementsOf(all);
    registry.remove(all.get(0));
    registry.remove(all.get(0));
    assertThat(registry.all()).containsExactly(all.get(1), all.get(2));
  }

  private Reservation reserve() {
    Optional<Reservation> reservation = upstream.tryReserve();
    return reservation.orElseThrow();
  }
}
