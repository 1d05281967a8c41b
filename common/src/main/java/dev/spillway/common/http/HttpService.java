package dev.spillway.common.http;

import dev.spillway.common.net.Acceptor;
import dev.spillway.common.net.EventLoop;
import dev.spillway.common.net.EventLoops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP/1.1 server: event loops read and write, a handler answers. Thread-safe. */
public final class HttpService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpService.class);

  private final HttpServiceConfig config;
  private final AsyncHttpHandler handler;
  private final Acceptor acceptor;
  private final Map<ServerConnection, EventLoop> connections = new ConcurrentHashMap<>();
  private final AtomicBoolean isClosing = new AtomicBoolean();
  private final CountDownLatch drained = new CountDownLatch(1);

  private HttpService(EventLoops loops, HttpServiceConfig config, AsyncHttpHandler handler)
      throws IOException {
    this.config = config;
    this.handler = handler;
    this.acceptor =
        Acceptor.listen(loops, new InetSocketAddress(config.host(), config.port()), this::open);
  }

  /**
   * Starts a server whose handler answers on the event loops.
   *
   * @param loops outlive the server
   * @throws PortTakenException if the address cannot be listened on
   */
  public static HttpService start(
      EventLoops loops, HttpServiceConfig config, AsyncHttpHandler handler) {
    try {
      return new HttpService(loops, config, handler);
    } catch (IOException | RuntimeException e) { // the latter where the host is unknown
      throw new PortTakenException(config, e);
    }
  }

  /**
   * Starts a server whose handler may block.
   *
   * @param executor where the handler runs; one virtual thread a request is meant
   * @throws PortTakenException if the address cannot be listened on
   */
  public static HttpService start(
      EventLoops loops, HttpServiceConfig config, HttpHandler handler, Executor executor) {
    return start(loops, config, AsyncHttpHandler.on(executor, handler));
  }

  /** Returns the port that is listened on. */
  public int port() {
    return acceptor.port();
  }

  /** Stops listening, lets running requests end within the drain limit, and cuts the rest off. */
  @Override
  public void close() {
    if (!isClosing.compareAndSet(false, true)) {
      return;
    }
    acceptor.close();
    onEach(ServerConnection::drain);
    signalIfDrained();
    try {
      if (!drained.await(config.drainLimit().toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("{} requests did not end in time and are cut off", connections.size());
        onEach(ServerConnection::cut);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      onEach(ServerConnection::cut);
    }
  }

  private void open(EventLoop loop, SocketChannel socket) {
    ServerConnection connection = new ServerConnection(loop, socket, config, handler, this::forget);
    connections.put(connection, loop);
    connection.begin();
    if (isClosing.get()) {
      connection.drain();
    }
  }

  private void forget(ServerConnection closed) {
    connections.remove(closed);
    signalIfDrained();
  }

  private void onEach(Consumer<ServerConnection> action) {
    connections.forEach(
        (connection, loop) -> {
          try {
            loop.run(() -> action.accept(connection));
          } catch (RejectedExecutionException e) {
            forget(connection); // its loop was closed, and it with it
          }
        });
  }

  private void signalIfDrained() {
    if (isClosing.get() && connections.isEmpty()) {
      drained.countDown();
    }
  }
}
