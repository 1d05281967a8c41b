package dev.spillway.server.offload;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.cloud.CloudPass;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** A call in the cloud beside the run of the same call here; the first success counts. */
final class Hedge {
  private final AtomicReference<Winner> winner = new AtomicReference<>(Winner.NONE);
  private final CompletableFuture<End> end;

  /** Who had the first success. */
  private enum Winner {
    NONE,
    SERVER,
    CLOUD
  }

  /**
   * How it ended.
   *
   * @param took how long that took
   */
  record End(CloudOutcome cloud, Duration took) {}

  private Hedge(CompletableFuture<End> end) {
    this.end = end;
  }

  /**
   * Starts the call.
   *
   * @param kill ends the run here, where the cloud has succeeded
   */
  static Hedge start(CloudPass pass, Invocation invocation, Runnable kill, Executor threads) {
    long start = System.nanoTime();
    CompletableFuture<End> end = new CompletableFuture<>();
    Hedge hedge = new Hedge(end);
    threads.execute(
        () -> {
          try {
            CloudOutcome cloud = pass.invoke(invocation);
            if (hedge.succeedsInCloud(cloud)) {
              kill.run();
            }
            end.complete(new End(cloud, Duration.ofNanos(System.nanoTime() - start)));
          } catch (RuntimeException e) { // an invoker does not throw; nobody is to wait if it does
            end.completeExceptionally(e);
          }
        });
    return hedge;
  }

  /** Returns whether the cloud had the first success. */
  boolean isWonByCloud() {
    return winner.get() == Winner.CLOUD;
  }

  /** Notes a success here; returns false where the cloud had one before. */
  boolean succeedsHere() {
    return winner.compareAndSet(Winner.NONE, Winner.SERVER);
  }

  /** Returns how the call to the cloud ends, within the limit of all such calls. */
  CompletableFuture<End> end() {
    return end;
  }

  private boolean succeedsInCloud(CloudOutcome cloud) {
    return cloud.outcome() instanceof Completed && winner.compareAndSet(Winner.NONE, Winner.CLOUD);
  }
}
