package dev.spillway.loadbalancer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Very many calls at once. */
final class DispatchBurstTest {
  private static final int CAPACITY = 4;
  private static final int CALLS = 500;

  private final UpstreamRegistry registry = Upstreams.registry(2);
  private final Admission admission =
      new Admission(new Admission.Limits(CAPACITY, 0, Duration.ZERO));
  private final ServedCalls served = new ServedCalls();
  private final ScriptedCloudInvoker cloud =
      ScriptedCloudInvoker.answering(new Completed("from the cloud"));
  private final CompletableFuture<Forwarded> answer = new CompletableFuture<>();

  @Test
  void offloadsExactlyWhatExceedsTheCapacity() {
    burst(dispatcher());
    assertThat(served.totals()).isEqualTo(new ServedCalls.Totals(CAPACITY, CALLS - CAPACITY, 0));
    assertThat(cloud.invocations()).hasSize(CALLS - CAPACITY);
    assertThat(admission.active()).isZero();
    assertThat(registry.all()).allMatch(upstream -> upstream.inFlight() == 0);
  }

  @Test
  void usesTheWholeCapacityAgainAfterwards() {
    Dispatcher dispatcher = dispatcher();
    burst(dispatcher);
    for (int i = 0; i < CAPACITY; i++) {
      var reply = dispatcher.dispatch(Invocation.of("1")).toCompletableFuture().join();
      assertThat(reply.site()).contains(ExecutionSite.LOCAL);
    }
  }

  private void burst(Dispatcher dispatcher) {
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        callers.execute(
            () -> {
              pass(go);
              var _ = dispatcher.dispatch(Invocation.of("1"));
            });
      }
      go.countDown();
      await().until(() -> served.totals().cloud() == CALLS - CAPACITY);
      assertThat(admission.active()).isEqualTo(CAPACITY);
      assertThat(registry.all()).allMatch(upstream -> upstream.inFlight() == 2);
      answer.complete(
          new Answered(new InvocationReply(new Value("local"), Optional.of(ExecutionSite.LOCAL))));
    }
  }

  private Dispatcher dispatcher() {
    CloudRoute route = new CloudRoute(_ -> cloud);
    URI url = URI.create("http://127.0.0.1:1/x");
    route.open(new CloudEndpoint(url, Optional.empty(), CloudIntegration.AWS_PROXY));
    return new Dispatcher(
        new Dispatcher.Servers(
            registry,
            BalancingPolicy.roundRobin(),
            (target, call, limit) -> answer,
            new FailureLog(new ArrayList<>(), new ArrayList<>()),
            new RepeatPermission(),
            new DispatchLimits(Duration.ofSeconds(10))),
        Placing.timeout(admission, route, new CloudUse(), Runnable::run),
        Books.counting(served),
        Runnable::run);
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
