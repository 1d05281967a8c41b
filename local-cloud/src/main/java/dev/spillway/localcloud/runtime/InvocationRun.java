package dev.spillway.localcloud.runtime;

import dev.spillway.localcloud.runtime.InvocationLog.Usage;
import dev.spillway.localcloud.runtime.Task.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Takes one invocation through an environment: loading, running, logging. Used once. */
final class InvocationRun {
  /** Lambda's limit on loading a handler. */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  /** How long the log may lag behind the answer before the answer goes ahead. */
  private static final Duration LOG_LIMIT = Duration.ofMillis(500);

  private final ExecutionEnvironment environment;
  private final FunctionSpec function;
  private final Task task;
  private final boolean cold;
  private double initMillis;
  private long beganNanos;

  InvocationRun(ExecutionEnvironment environment, Task task) {
    this.environment = environment;
    this.function = environment.function();
    this.task = task;
    this.cold = environment.takeCold();
  }

  /** Returns what came of it; an environment that cannot go on is closed. */
  InvocationResult run(CpuThrottle throttle) {
    InvocationLog log = environment.log();
    log.start(task.requestId(), function.version());
    environment.expect(task);
    beganNanos = System.nanoTime();
    Reply reply = loadAndHandle(throttle);
    Duration duration = Duration.ofNanos(System.nanoTime() - beganNanos);
    // Something that the handler started may hold its output open: then the log goes on without.
    within(task.printed(), LOG_LIMIT);
    Usage usage = new Usage(function.memoryMb(), environment.peakMb(), initMillis);
    log.end(task.requestId(), duration, usage);
    return new InvocationResult(reply.payload(), reply.failed(), function.version(), log.tail());
  }

  private Reply loadAndHandle(CpuThrottle throttle) {
    // Where loading takes longer, Lambda begins anew and lets it have the function's own time.
    Duration limit = INIT_LIMIT.plus(function.timeout());
    Reply loaded;
    try (CpuThrottle.Slowdown _ = throttle.slowLoading(environment.group())) {
      loaded = within(environment.ready(), limit);
    }
    if (loaded == null) {
      return timedOut(limit);
    }
    if (loaded.failed()) {
      environment.close();
      return loaded;
    }
    if (cold) {
      initMillis = (System.nanoTime() - environment.startedNanos()) / 1e6;
      beganNanos = System.nanoTime();
    }
    Reply reply;
    try (CpuThrottle.Slowdown _ = throttle.slowRun(environment.group(), function.memoryMb())) {
      environment.give(task);
      reply = within(task.reply(), function.timeout());
    }
    return reply == null ? timedOut(function.timeout()) : reply;
  }

  private Reply timedOut(Duration limit) {
    environment.close();
    environment.log().line(Failures.timeoutText(task.requestId(), limit));
    return Failures.timedOut(task.requestId(), limit);
  }

  /** Returns the future's value, or null where there is none within the limit. */
  private static <T> @Nullable T within(CompletableFuture<T> future, Duration limit) {
    try {
      return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
