package dev.spillway.loadbalancer;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.process.PortFile;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.common.xmlrpc.XmlRpcServer;
import dev.spillway.loadbalancer.dispatch.Dispatcher;
import dev.spillway.loadbalancer.pool.ReadyHandler;
import dev.spillway.loadbalancer.pool.ReadyWords;
import dev.spillway.loadbalancer.status.StatusBoard;
import dev.spillway.loadbalancer.status.StatusHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Where callers come in. Tells how it is from the first moment, and lets calls in when ready. */
final class FrontDoor implements AutoCloseable {
  private static final String METHOD = "call_faas";
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  /** Docker kills a container 10 s after it told it to stop. */
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(8);

  private final EventLoops loops;
  private final ExecutorService threads;
  private final LoadBalancerConfig.Listening config;
  private final Behind behind;
  private @Nullable HttpService http;

  /**
   * What is behind it.
   *
   * @param board tells how far the start is
   * @param dispatcher serves calls
   * @param words hears servers that have started
   */
  record Behind(StatusBoard board, Dispatcher dispatcher, ReadyWords words) {}

  FrontDoor(
      EventLoops loops,
      ExecutorService threads,
      LoadBalancerConfig.Listening config,
      Behind behind) {
    this.loops = loops;
    this.threads = threads;
    this.config = config;
    this.behind = behind;
  }

  synchronized void open() {
    HttpHandler others = new ReadyHandler(behind.words(), new StatusHandler(behind.board()));
    XmlRpcServer handler = new XmlRpcServer(METHOD, this::admit, others, threads);
    HttpServiceConfig listening =
        new HttpServiceConfig(
            config.host(), config.port(), config.bodyLimitBytes(), READ_LIMIT, DRAIN_LIMIT);
    HttpService service = HttpService.start(loops, listening, handler);
    http = service;
    behind.words().open(service.port());
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
  }

  private CompletionStage<InvocationReply> admit(Invocation invocation) {
    return switch (behind.board().state()) {
      case STARTING ->
          CompletableFuture.completedFuture(
              notReady("The load balancer is starting: try again in some seconds."));
      // What is on its way while the door closes is served.
      case READY, DRAINING -> behind.dispatcher().dispatch(invocation);
    };
  }

  private static InvocationReply notReady(String message) {
    return new InvocationReply(XmlRpcFaults.fault(FaultCode.NOT_READY, message), Optional.empty());
  }
}
