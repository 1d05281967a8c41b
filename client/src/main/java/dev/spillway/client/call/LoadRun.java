package dev.spillway.client.call;

import dev.spillway.client.call.CallResult.Failed;
import dev.spillway.client.terminal.ClientFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Makes many calls, a number of them at a time. For one use. */
public final class LoadRun {
  /** What ends sooner needs no display. */
  private static final long DISPLAY_AFTER_MILLIS = 1_000;

  private static final long STEP_MILLIS = 100;

  private final FunctionCaller caller;
  private final LoadPlan plan;
  private final Optional<Progress> progress;

  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final Queue<CallSample> samples = new ConcurrentLinkedQueue<>();
  private volatile boolean reached;
  private volatile boolean givenUp;

  /** Creates a run that shows its progress, or is quiet. */
  public LoadRun(FunctionCaller caller, LoadPlan plan, Optional<Progress> progress) {
    this.caller = caller;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Makes the calls.
   *
   * @throws ClientFailure if there is no load balancer to call
   */
  public LatencyReport run() {
    ExecutorService callers = Executors.newFixedThreadPool(plan.concurrency());
    long start = System.nanoTime();
    try {
      CompletableFuture<?>[] all =
          Stream.generate(() -> CompletableFuture.runAsync(this::callOn, callers))
              .limit(plan.concurrency())
              .toArray(CompletableFuture[]::new);
      await(CompletableFuture.allOf(all));
    } finally {
      callers.shutdownNow();
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return LatencyReport.of(List.copyOf(samples), elapsed);
  }

  private void callOn() {
    int call = started.getAndIncrement();
    while (call < plan.requests() && !givenUp) {
      CallResult result = caller.call(plan.parameter(call));
      samples.add(CallSample.of(result));
      ended.incrementAndGet();
      giveUpIfNobodyIsThere(result);
      call = started.getAndIncrement();
    }
  }

  /** Later on, a load balancer may be gone for a moment; at the start, there is none. */
  private void giveUpIfNobodyIsThere(CallResult result) {
    if (!(result instanceof Failed failed && failed.failure().isUnreachable())) {
      reached = true;
    } else if (!reached) {
      givenUp = true;
      throw new ClientFailure(failed.failure().message(), failed.failure().remedy());
    }
  }

  private void await(Future<?> all) {
    try {
      if (isDone(all, DISPLAY_AFTER_MILLIS)) {
        return;
      }
      if (progress.isPresent()) {
        show(all, progress.get());
      } else {
        all.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ClientFailure failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailure("The calls were interrupted.", "Run the command again.");
    }
  }

  private void show(Future<?> all, Progress shown) throws ExecutionException, InterruptedException {
    try (Progress.Display display = shown.open(plan.requests())) {
      do {
        display.stepTo(ended.get());
      } while (!isDone(all, STEP_MILLIS));
      display.stepTo(ended.get());
    }
  }

  private static boolean isDone(Future<?> all, long limitMillis)
      throws ExecutionException, InterruptedException {
    try {
      all.get(limitMillis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
