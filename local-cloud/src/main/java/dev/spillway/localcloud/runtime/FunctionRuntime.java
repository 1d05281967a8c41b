package dev.spillway.localcloud.runtime;

import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.net.EventLoops;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs functions: the Runtime API, the pool of environments and its care. Thread-safe. */
public final class FunctionRuntime implements AutoCloseable {
  private static final Duration CARE_INTERVAL = Duration.ofSeconds(1);

  private final HttpService api;
  private final EnvironmentPool pool;
  private final ScheduledExecutorService care;

  private FunctionRuntime(
      RuntimeConfig config, Edges edges, RuntimeApi handler, HttpService service) {
    this.api = service;
    this.pool =
        new EnvironmentPool(config, new EnvironmentLauncher(edges, handler, service.port()));
    this.care =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("environment-care").factory());
  }

  /** Starts to listen for environments, on a free port of the loopback address. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public static FunctionRuntime start(
      RuntimeConfig config, Edges edges, EventLoops loops, Executor executor) {
    RuntimeApi handler = new RuntimeApi(edges.clock());
    HttpServiceConfig listening =
        HttpServiceConfig.of("127.0.0.1", 0, RuntimeApi.RESPONSE_LIMIT_BYTES);
    HttpService service = HttpService.start(loops, listening, handler, executor);
    FunctionRuntime runtime = new FunctionRuntime(config, edges, handler, service);
    long millis = CARE_INTERVAL.toMillis();
    runtime.care.scheduleWithFixedDelay(
        runtime.pool::endIdle, millis, millis, TimeUnit.MILLISECONDS);
    return runtime;
  }

  /** Runs an invocation to its end; waits as long as the function may run. */
  public InvocationResult invoke(FunctionSpec function, String requestId, byte[] event) {
    return pool.run(function, new Task(requestId, event));
  }

  /** Ends a function's idle environments, except those of one state of it. */
  public void retire(String function, String keptId) {
    pool.endIdle(function, keptId);
  }

  /** Returns how many environments there are, busy ones included. */
  public int environments() {
    return pool.size();
  }

  /** Kills all environments. */
  @Override
  public void close() {
    care.shutdownNow();
    pool.close();
    api.close();
  }
}
