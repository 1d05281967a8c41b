package dev.spillway.server.sandbox.zygote;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A zygote's children that wait for calls, and the calls that wait for children. Decides how many
 * to fork. Thread-safe.
 */
final class Children {
  private final ForkAhead policy;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<ForkedChild> waiting = new ArrayDeque<>();
  private final Deque<CompletableFuture<ForkedChild>> callers = new ArrayDeque<>();
  private int forking;
  private int running;
  private @Nullable ZygoteException end;

  Children(ForkAhead policy) {
    this.policy = policy;
  }

  /** Returns how many to fork, which the caller then does. */
  int toFork() {
    return locked(this::neededLocked);
  }

  /** Returns how many to fork lest a call wait, which the caller then does. */
  int toForkForCallers() {
    return locked(() -> callers.isEmpty() ? 0 : neededLocked());
  }

  /** Begins a call: returns its process, or the promise of the next one. */
  CompletableFuture<ForkedChild> take() {
    return locked(
        () -> {
          CompletableFuture<ForkedChild> promise = new CompletableFuture<>();
          if (end != null) {
            promise.completeExceptionally(end);
            return promise;
          }
          running++;
          ForkedChild child = waiting.poll();
          if (child != null) {
            promise.complete(child);
          } else {
            callers.add(promise);
          }
          return promise;
        });
  }

  /**
   * Ends a call that {@link #take} began and that has, or had, a process. Returns how many to fork,
   * which the caller then does: as if it still ran, since another one is likely to follow.
   */
  int callEnded() {
    return locked(
        () -> {
          int needed = neededLocked();
          running--;
          return needed;
        });
  }

  /** Ends a call that got no process in time; what it was given at the last moment waits again. */
  void callGaveUp(CompletableFuture<ForkedChild> promise) {
    locked(
        () -> {
          running--;
          boolean waited = promise.cancel(false);
          callers.removeIf(CompletableFuture::isDone);
          return !waited && !promise.isCompletedExceptionally() && waiting.add(promise.join());
        });
  }

  /** Takes in a new process; returns false where it comes too late. */
  boolean add(ForkedChild child) {
    return locked(
        () -> {
          forking--;
          if (end != null) {
            return false;
          }
          CompletableFuture<ForkedChild> caller = callers.poll();
          if (caller == null) {
            waiting.add(child);
          } else {
            caller.complete(child);
          }
          return true;
        });
  }

  /** Lets the call that waits longest know that its process could not be forked. */
  void failed(ZygoteException reason) {
    locked(
        () -> {
          forking--;
          CompletableFuture<ForkedChild> caller = callers.poll();
          return caller != null && caller.completeExceptionally(reason);
        });
  }

  /** Drops a process that has ended; returns whether it still waited. */
  boolean drop(ForkedChild child) {
    return locked(() -> waiting.remove(child));
  }

  /** Gives out no more, and returns those that waited. */
  List<ForkedChild> end(ZygoteException reason) {
    return locked(
        () -> {
          end = reason;
          callers.forEach(caller -> caller.completeExceptionally(reason));
          callers.clear();
          List<ForkedChild> left = new ArrayList<>(waiting);
          waiting.clear();
          return left;
        });
  }

  private int neededLocked() {
    int needed = end == null ? policy.needed(waiting.size() + forking, callers.size(), running) : 0;
    forking += needed;
    return needed;
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
