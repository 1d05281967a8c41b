package dev.spillway.loadbalancer;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.process.PortFile;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.common.xmlrpc.XmlRpcServer;
import dev.spillway.loadbalancer.dispatch.Dispatcher;
import dev.spillway.loadbalancer.pool.ReadyHandler;
import dev.spillway.loadbalancer.pool.ReadyWords;
import dev.spillway.loadbalancer.status.StatusBoard;
import dev.spillway.loadbalancer.status.StatusHandler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Where callers come in. Tells how it is from the first moment, and lets calls in when ready. */
final class FrontDoor implements AutoCloseable {
  private static final String METHOD = "call_faas";
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  /** Docker kills a container 10 s after it told it to stop. */
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(8);

  private final Vertx vertx;
  private final LoadBalancerConfig.Listening config;
  private final StatusBoard board;
  private final Dispatcher dispatcher;
  private final ReadyWords words;
  private final ExecutorService callThreads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
  private @Nullable HttpService http;

  FrontDoor(
      Vertx vertx,
      LoadBalancerConfig.Listening config,
      StatusBoard board,
      Dispatcher dispatcher,
      ReadyWords words) {
    this.vertx = vertx;
    this.config = config;
    this.board = board;
    this.dispatcher = dispatcher;
    this.words = words;
  }

  synchronized void open() {
    HttpHandler others = new ReadyHandler(words, new StatusHandler(board));
    HttpHandler handler = new XmlRpcServer(METHOD, this::admit, others);
    HttpServiceConfig listening =
        new HttpServiceConfig(
            config.host(), config.port(), config.bodyLimitBytes(), READ_LIMIT, DRAIN_LIMIT);
    HttpService service = HttpService.start(vertx, listening, handler, callThreads);
    http = service;
    words.open(service.port());
    config.portFile().ifPresent(file -> PortFile.write(file, service.port()));
  }

  synchronized int port() {
    HttpService service = http;
    return service == null ? config.port() : service.port();
  }

  @Override
  public synchronized void close() {
    HttpService service = http;
    if (service != null) {
      service.close();
    }
    callThreads.shutdown();
  }

  private InvocationReply admit(Invocation invocation) {
    return switch (board.state()) {
      case STARTING -> notReady("The load balancer is starting: try again in some seconds.");
      // What is on its way while the door closes is served.
      case READY, DRAINING -> dispatcher.dispatch(invocation);
    };
  }

  private static InvocationReply notReady(String message) {
    return new InvocationReply(XmlRpcFaults.fault(FaultCode.NOT_READY, message), Optional.empty());
  }
}
