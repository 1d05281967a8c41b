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
  private final Set<CompletableFuture<Turn>> waiting = new LinkedHashSet<>();
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
    CompletableFuture<Turn> turn = new CompletableFuture<>();
    synchronized (this) {
      if (active < limits.calls()) { // a call has just left
        active++;
        return Optional.of(CompletableFuture.completedFuture(Turn.COME));
      }
      if (waiting.size() >= limits.waiting()) {
        return Optional.empty();
      }
      waiting.add(turn);
    }
    long nanos = limits.patience().toNanos();
    return Optional.of(
        turn.completeOnTimeout(Turn.EXPIRED, nanos, TimeUnit.NANOSECONDS)
            .whenComplete((how, failure) -> forget(turn, how)));
  }

  /** Ends a call that was admitted: its place is that of who waits longest. */
  void leave() {
    CompletableFuture<Turn> next = first();
    // One whose time is up at this very moment is no longer there to take the place.
    while (next != null && !next.complete(Turn.COME)) {
      next = first();
    }
  }

  /** Returns who waits longest, to whom the place is given, or null and gives it back. */
  private synchronized @Nullable CompletableFuture<Turn> first() {
    Iterator<CompletableFuture<Turn>> queue = waiting.iterator();
    if (!queue.hasNext()) {
      active--;
      return null;
    }
    CompletableFuture<Turn> first = queue.next();
    queue.remove();
    return first;
  }

  private synchronized void forget(CompletableFuture<Turn> turn, @Nullable Turn how) {
    if (how == Turn.EXPIRED) {
      waiting.remove(turn);
    }
  }
}
