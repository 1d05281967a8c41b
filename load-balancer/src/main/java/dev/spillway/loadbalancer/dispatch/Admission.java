package dev.spillway.loadbalancer.dispatch;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls that servers have and admits no more than their capacity; so many others wait,
 * and who waits longest is next. Thread-safe.
 */
public final class Admission {
  private final Limits limits;
  private final Set<Waiter> waiting = new LinkedHashSet<>();
  private int active;

  /**
   * How much is admitted.
   *
   * @param calls how many calls servers have at a time
   * @param waiting how many others wait at a time
   * @param patience how long a call waits at most
   */
  public record Limits(int calls, int waiting, Duration patience) {}

  /** How waiting ends. */
  enum Turn {
    /** The call is admitted, and counted. */
    COME,
    /** The call waited too long. */
    EXPIRED
  }

  /** One call that waits. */
  private static final class Waiter {
    private final CompletableFuture<Turn> turn = new CompletableFuture<>();
  }

  /** Creates an admission of which nothing is used. */
  public Admission(Limits limits) {
    this.limits = limits;
  }

  /** Returns how many calls servers have. */
  public synchronized int active() {
    return active;
  }

  /** Returns how many calls wait. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Returns what limits it. */
  public Limits limits() {
    return limits;
  }

  /** Counts one more and returns true, or returns false where the capacity is reached. */
  synchronized boolean tryEnter() {
    // Who waits is ahead of who comes.
    if (active >= limits.calls() || !waiting.isEmpty()) {
      return false;
    }
    active++;
    return true;
  }

  /** Waits for a turn; returns empty where too many wait already. */
  Optional<CompletionStage<Turn>> await() {
    Waiter waiter = new Waiter();
    synchronized (this) {
      if (active < limits.calls()) { // a call has just left
        active++;
        return Optional.of(CompletableFuture.completedFuture(Turn.COME));
      }
      if (waiting.size() >= limits.waiting()) {
        return Optional.empty();
      }
      waiting.add(waiter);
    }
    long nanos = limits.patience().toNanos();
    return Optional.of(
        waiter
            .turn
            .completeOnTimeout(Turn.EXPIRED, nanos, TimeUnit.NANOSECONDS)
            .whenComplete((how, failure) -> forget(waiter, how)));
  }

  /** Ends a call that was admitted: its place is that of who waits longest. */
  void leave() {
    Waiter next = first();
    // One whose time is up at this very moment is no longer there to take the place.
    while (next != null && !next.turn.complete(Turn.COME)) {
      next = first();
    }
  }

  /** Returns who waits longest, to whom the place is given, or null and gives it back. */
  private synchronized @Nullable Waiter first() {
    Iterator<Waiter> queue = waiting.iterator();
    if (!queue.hasNext()) {
      active--;
      return null;
    }
    Waiter first = queue.next();
    queue.remove();
    return first;
  }

  private synchronized void forget(Waiter waiter, @Nullable Turn how) {
    if (how == Turn.EXPIRED) {
      waiting.remove(waiter);
    }
  }
}
