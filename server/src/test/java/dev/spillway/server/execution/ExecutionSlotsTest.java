package dev.spillway.server.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.server.execution.ExecutionSlots.Slot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExecutionSlotsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void givesAsManySlotsAsThereAre() {
    ExecutionSlots slots = new ExecutionSlots(2);

    assertThat(slots.acquire(Duration.ZERO)).isPresent();
    assertThat(slots.acquire(Duration.ZERO)).isPresent();
    assertThat(slots.acquire(Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void givesAClosedSlotAgainOnce() {
    ExecutionSlots slots = new ExecutionSlots(1);
    Slot slot = slots.acquire(Duration.ZERO).orElseThrow();
    slot.close();
    slot.close();

    assertThat(slots.acquire(Duration.ZERO)).isPresent();
    assertThat(slots.acquire(Duration.ZERO)).isEmpty();
  }

  @Test
  void givesASlotToWhoWaitsLongest() {
    ExecutionSlots slots = new ExecutionSlots(1);
    List<Integer> served = new CopyOnWriteArrayList<>();
    Slot held = slots.acquire(Duration.ZERO).orElseThrow();
    List<Integer> order = IntStream.range(0, 5).boxed().toList();
    for (int i : order) {
      Thread.ofVirtual().start(() -> serve(slots, served, i));
      await().until(() -> slots.waiting() == i + 1);
    }

    held.close();

    await().untilAsserted(() -> assertThat(served).isEqualTo(order));
  }

  @Test
  void givesNothingToAnInterruptedThread() {
    ExecutionSlots slots = new ExecutionSlots(1);
    Thread.currentThread().interrupt();

    assertThat(slots.acquire(LONG)).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(slots.acquire(Duration.ZERO)).isPresent();
  }

  private static void serve(ExecutionSlots slots, List<Integer> served, int number) {
    try (Slot _ = slots.acquire(LONG).orElseThrow()) {
      served.add(number);
    }
  }
}
