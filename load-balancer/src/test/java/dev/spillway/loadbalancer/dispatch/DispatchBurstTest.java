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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Very many calls at once. */
final class DispatchBurstTest {
  private static final int CAPACITY = 4;
  private static final int CALLS = 500;

  private final UpstreamRegistry registry = Upstreams.registry(2);
  private final ActiveCalls active = new ActiveCalls(CAPACITY);
  private final ServedCalls served = new ServedCalls();
  private final ScriptedCloudInvoker cloud =
      ScriptedCloudInvoker.answering(new Completed("from the cloud"));
  private final CountDownLatch answer = new CountDownLatch(1);

  @Test
  void offloadsExactlyWhatExceedsTheCapacity() {
    burst(dispatcher());
    assertThat(served.totals()).isEqualTo(new ServedCalls.Totals(CAPACITY, CALLS - CAPACITY, 0));
    assertThat(cloud.invocations()).hasSize(CALLS - CAPACITY);
    assertThat(active.count()).isZero();
    assertThat(registry.all()).allMatch(upstream -> upstream.inFlight() == 0);
  }

  @Test
  void usesTheWholeCapacityAgainAfterwards() {
    Dispatcher dispatcher = dispatcher();
    burst(dispatcher);
    for (int i = 0; i < CAPACITY; i++) {
      assertThat(dispatcher.dispatch(Invocation.of("1")).site()).contains(ExecutionSite.LOCAL);
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
      assertThat(active.count()).isEqualTo(CAPACITY);
      assertThat(registry.all()).allMatch(upstream -> upstream.inFlight() == 2);
      answer.countDown();
    }
  }

  private Dispatcher dispatcher() {
    CloudRoute route = new CloudRoute(_ -> cloud);
    URI url = URI.create("http://127.0.0.1:1/x");
    route.open(new CloudEndpoint(url, Optional.empty(), CloudIntegration.AWS_PROXY));
    Forwarder forwarder =
        (target, call, limit) -> {
          pass(answer);
          return new Answered(
              new InvocationReply(new Value("local"), Optional.of(ExecutionSite.LOCAL)));
        };
    return new Dispatcher(
        new Dispatcher.Servers(
            registry,
            BalancingPolicy.roundRobin(),
            forwarder,
            new FailureLog(new ArrayList<>(), new ArrayList<>()),
            new RepeatPermission()),
        new DispatchLimits(Duration.ofSeconds(10)),
        active,
        route,
        served);
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
