package dev.spillway.common.http;

import dev.spillway.common.net.EventLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** HTTP services on free ports, closed after each test. */
public final class HttpFixture implements AfterEachCallback, AfterAllCallback {
  static final int LIMIT = 1000;

  private final EventLoops loops = EventLoops.start(2);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpService> services = new ArrayList<>();

  /** Starts a service with small limits: 1000 bytes, 500 ms to read. */
  public HttpService start(HttpHandler handler) {
    return start(handler, Duration.ofMillis(500), Duration.ofSeconds(10));
  }

  HttpService start(HttpHandler handler, Duration readLimit, Duration drainLimit) {
    HttpService service =
        HttpService.start(
            loops,
            new HttpServiceConfig("127.0.0.1", 0, LIMIT, readLimit, drainLimit),
            handler,
            threads);
    services.add(service);
    return service;
  }

  /** Returns what the services run on. */
  public EventLoops loops() {
    return loops;
  }

  /** Returns a thread a task. */
  public ExecutorService threads() {
    return threads;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    services.forEach(HttpService::close);
    services.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    loops.close();
    threads.close();
  }
}
