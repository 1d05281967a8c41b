package dev.spillway.loadbalancer.testing;

import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.InvocationHandler;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A load balancer as far as callers can tell, with answers that a test chooses. */
public final class StubBalancer implements AutoCloseable {
  private final EventLoops loops = EventLoops.start(1);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> called = new CopyOnWriteArrayList<>();
  private final HttpService service;

  /** Starts one on a free port. */
  public StubBalancer(Function<Invocation, InvocationReply> answers) {
    XmlRpcServer server =
        new XmlRpcServer(
            "call_faas",
            InvocationHandler.on(
                executor,
                invocation -> {
                  called.add(invocation.parameter());
                  return answers.apply(invocation);
                }),
            request -> HttpResponse.text(404, "none\n"),
            executor);
    service = HttpService.start(loops, HttpServiceConfig.of("127.0.0.1", 0, 1 << 20), server);
  }

  /** Returns where it listens. */
  public HostPort address() {
    return new HostPort("127.0.0.1", service.port());
  }

  /** Returns the parameters so far. */
  public List<String> called() {
    return List.copyOf(called);
  }

  @Override
  public void close() {
    service.close();
    executor.shutdownNow();
    loops.close();
  }
}
