package dev.spillway.simulator.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The servers' slots and the queue in front of them: who came first is next. */
final class SimulatedServers {
  private final int slots;
  private final Deque<Flight> queue = new ArrayDeque<>();
  private int running;

  SimulatedServers(int slots) {
    this.slots = slots;
  }

  int running() {
    return running;
  }

  int waiting() {
    return queue.size();
  }

  void waits(Flight flight) {
    queue.addLast(flight);
  }

  void takeSlot() {
    if (running == slots) {
      throw new IllegalStateException("all " + slots + " slots are busy");
    }
    running++;
  }

  /** Frees a slot and returns who is next, no longer in the queue. */
  Optional<Flight> freeSlot() {
    running--;
    return Optional.ofNullable(queue.pollFirst());
  }
}
