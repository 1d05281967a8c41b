package dev.spillway.client;

import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.xmlrpc.InvocationHandler;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.common.xmlrpc.XmlRpcServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load balancer whose answers depend on the parameter: {@code cloud}, {@code busy}, {@code fail}
 * and {@code slow} mean what they say, all else is answered from here.
 */
final class TestBalancer implements AutoCloseable {
  private final EventLoops loops = EventLoops.start(1);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> called = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private final HttpService service;

  TestBalancer() {
    XmlRpcServer server =
        new XmlRpcServer(
            "call_faas",
            InvocationHandler.on(executor, this::answer),
            request ->
                request.path().equals("/status")
                    ? HttpResponse.json(200, "{\"state\":\"ready\"}")
                    : HttpResponse.text(404, "none\n"),
            executor);
    service = HttpService.start(loops, HttpServiceConfig.of("127.0.0.1", 0, 1 << 20), server);
  }

  int port() {
    return service.port();
  }

  /** Returns the parameters so far. */
  List<String> called() {
    return called;
  }

  /** Returns how many calls there were at most at a time. */
  int mostRunning() {
    return mostRunning.get();
  }

  @Override
  public void close() {
    closing.countDown();
    service.close();
    executor.shutdownNow();
    loops.close();
  }

  private InvocationReply answer(Invocation invocation) {
    called.add(invocation.parameter());
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      InvocationOutcome outcome = outcome(invocation.parameter());
      return new InvocationReply(
          XmlRpcFaults.toAnswer(invocation, outcome), site(invocation.parameter()));
    } finally {
      running.decrementAndGet();
    }
  }

  private InvocationOutcome outcome(String parameter) {
    return switch (parameter) {
      case "busy" -> new Rejected(FaultCode.NO_CAPACITY, "All servers are busy, and CLOUD=none.");
      case "fail" -> new FunctionFailed(1, "Traceback:\n  line 1\nValueError: fail\n");
      case "slow" -> {
        waitForTheEnd();
        yield new Completed("late\n");
      }
      case "bare" -> new Completed("no line end");
      default -> new Completed("fine\n");
    };
  }

  private static Optional<ExecutionSite> site(String parameter) {
    return switch (parameter) {
      case "cloud" -> Optional.of(ExecutionSite.CLOUD);
      case "busy" -> Optional.empty();
      default -> Optional.of(ExecutionSite.LOCAL);
    };
  }

  private void waitForTheEnd() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
