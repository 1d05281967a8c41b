package dev.spillway.common.http;

import dev.spillway.common.http.HttpOutcome.NotSent;
import dev.spillway.common.net.EventLoop;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends requests to other programs over connections that are kept alive. One that the other side
 * has closed while it was idle is not used again; but where it closes in the very moment of a
 * request, nobody can tell whether it read it. A host's name is looked up on the loop, which waits
 * meanwhile: where that matters, give its address. Thread-safe.
 */
public final class HttpConnector implements AutoCloseable {
  private final EventLoops loops;
  private final Map<EventLoop, ConnectionPool> pools = new HashMap<>();

  /**
   * Creates a connector on loops, which outlive it.
   *
   * @param connectLimit how long a connection may take
   */
  public HttpConnector(EventLoops loops, Duration connectLimit) {
    this.loops = loops;
    loops.all().forEach(loop -> pools.put(loop, new ConnectionPool(loop, connectLimit)));
  }

  /**
   * Sends a request; who is on an event loop gets the outcome there.
   *
   * @param limit how long the answer may take
   * @return completes with the outcome; cancelling it closes the connection
   */
  public CompletableFuture<HttpOutcome> send(
      HostPort target, OutgoingRequest request, Duration limit) {
    Exchange exchange = new Exchange(request, limit);
    EventLoop loop = loops.currentOrNext();
    try {
      loop.run(() -> pool(loop).carry(target, exchange));
    } catch (RejectedExecutionException e) {
      exchange.end(new NotSent("this program is closing"));
    }
    return exchange.outcome();
  }

  /** Closes the connections that are idle; the others when they become so. */
  @Override
  public void close() {
    pools.forEach(
        (loop, pool) -> {
          try {
            loop.run(pool::close);
          } catch (RejectedExecutionException e) {
            // The loop was closed, and its connections with it.
          }
        });
  }

  private ConnectionPool pool(EventLoop loop) {
    return Objects.requireNonNull(pools.get(loop));
  }
}
