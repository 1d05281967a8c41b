package dev.spillway.loadbalancer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.loadbalancer.dispatch.Admission.Limits;
import dev.spillway.loadbalancer.dispatch.Admission.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void admitsNoMoreThanItsCapacity() {
    Admission admission = new Admission(new Limits(2, 0, LONG));
    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.tryEnter()).isFalse();
    assertThat(admission.await()).isEmpty();
    admission.leave();
    assertThat(admission.active()).isEqualTo(1);
    assertThat(admission.tryEnter()).isTrue();
  }

  @Test
  void givesAPlaceToWhoWaitsLongest() {
    Admission admission = new Admission(new Limits(1, 2, LONG));
    assertThat(admission.tryEnter()).isTrue();
    var first = admission.await().orElseThrow().toCompletableFuture();
    var second = admission.await().orElseThrow().toCompletableFuture();
    assertThat(admission.await()).isEmpty();
    assertThat(admission.waiting()).isEqualTo(2);
    admission.leave();
    assertThat(first).isCompletedWithValue(Turn.COME);
    assertThat(second).isNotDone();
    assertThat(admission.active()).isEqualTo(1);
    admission.leave();
    assertThat(second).isCompletedWithValue(Turn.COME);
    admission.leave();
    assertThat(admission.active()).isZero();
  }

  @Test
  void letsNobodyPassThoseWhoWait() {
    Admission admission = new Admission(new Limits(1, 1, LONG));
    assertThat(admission.tryEnter()).isTrue();
    var waiting = admission.await().orElseThrow().toCompletableFuture();
    admission.leave();
    assertThat(waiting).isCompletedWithValue(Turn.COME);
    assertThat(admission.tryEnter()).isFalse();
  }

  @Test
  void givesNoPlaceToOneWhoseTimeIsUp() {
    Admission admission = new Admission(new Limits(1, 5, Duration.ofMillis(1)));
    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.await().orElseThrow().toCompletableFuture().join())
        .isEqualTo(Turn.EXPIRED);
    assertThat(admission.waiting()).isZero();
    admission.leave();
    assertThat(admission.active()).isZero();
  }

  @Test
  void takesACallThatCameAsAnotherLeft() {
    Admission admission = new Admission(new Limits(1, 1, LONG));
    assertThat(admission.await().map(turn -> turn.toCompletableFuture().join()))
        .contains(Turn.COME);
    assertThat(admission.active()).isEqualTo(1);
  }

  /** Many threads come, wait and leave: never more than the capacity, and none is forgotten. */
  @Test
  void losesNobodyInACrowd() throws Exception {
    int capacity = 3;
    Admission admission = new Admission(new Limits(capacity, 10_000, LONG));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 5_000; i++) {
        callers.add(
            threads.submit(
                () -> {
                  if (!admission.tryEnter()) {
                    Optional<CompletionStage<Turn>> turn = admission.await();
                    assertThat(turn.orElseThrow().toCompletableFuture().join())
                        .isEqualTo(Turn.COME);
                  }
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  inside.decrementAndGet();
                  admission.leave();
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    assertThat(most).hasValueLessThanOrEqualTo(capacity);
    assertThat(admission.active()).isZero();
    assertThat(admission.waiting()).isZero();
  }
}
