package dev.spillway.loadbalancer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.placement.money.Bill;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Usage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that the cloud does not take: without money, or because it fails. */
final class HeldBackTest {
  private static final Forwarded ANSWERED =
      new Answered(new InvocationReply(new Value("here"), Optional.of(ExecutionSite.LOCAL)));
  private static final CloudOutcome NO_MONEY =
      CloudOutcome.unsent(FaultCode.NO_BUDGET, "The budget is used up.");

  private final CompletableFuture<Forwarded> first = new CompletableFuture<>();
  private final CloudUse use = new CloudUse();
  private int forwarded;

  @Test
  void waitForAServer() {
    Dispatcher dispatcher = dispatcher(1, Duration.ofSeconds(30), NO_MONEY);
    var running = dispatcher.dispatch(Invocation.of("1")).toCompletableFuture();
    var waiting = dispatcher.dispatch(Invocation.of("2")).toCompletableFuture();
    assertThat(waiting).isNotDone();
    first.complete(ANSWERED);
    assertThat(running.join().answer()).isEqualTo(new Value("here"));
    assertThat(waiting.join().answer()).isEqualTo(new Value("here"));
    assertThat(use.totals()).isEqualTo(new CloudUse.Totals(0, 1, Money.ZERO));
  }

  @Test
  void hearWhyWhereTooManyWait() {
    Dispatcher dispatcher = dispatcher(0, Duration.ofSeconds(30), NO_MONEY);
    var _ = dispatcher.dispatch(Invocation.of("1"));
    InvocationReply reply = dispatcher.dispatch(Invocation.of("2")).toCompletableFuture().join();
    assertThat(reply.answer())
        .isEqualTo(new Fault(FaultCode.NO_BUDGET.number(), "The budget is used up."));
    assertThat(reply.site()).isEmpty();
  }

  @Test
  void hearWhyWhereTheyWaitedTooLong() {
    Dispatcher dispatcher = dispatcher(1, Duration.ofMillis(1), NO_MONEY);
    var _ = dispatcher.dispatch(Invocation.of("1"));
    InvocationReply reply = dispatcher.dispatch(Invocation.of("2")).toCompletableFuture().join();
    assertThat(reply.answer())
        .isEqualTo(
            new Fault(
                FaultCode.NO_BUDGET.number(),
                "All servers were busy for 1 ms (QUEUE_TIMEOUT_MILLIS). The budget is used up."));
  }

  @Test
  void hearWhyWhereNoServerIsLeft() {
    Dispatcher dispatcher = dispatcher(1, Duration.ofSeconds(30), NO_MONEY);
    first.complete(new NotSent("refused"));
    InvocationReply reply = dispatcher.dispatch(Invocation.of("1")).toCompletableFuture().join();
    assertThat(reply.answer())
        .isEqualTo(new Fault(FaultCode.NO_BUDGET.number(), "The budget is used up."));
  }

  @Test
  void doNotIncludeOneThatMayHaveRun() {
    Bill bill = new Bill(new Money(7), new Usage(1, 1, 0), true);
    Dispatcher dispatcher =
        dispatcher(1, Duration.ofSeconds(30), new CloudOutcome(new Completed("there"), true, bill));
    var _ = dispatcher.dispatch(Invocation.of("1"));
    InvocationReply reply = dispatcher.dispatch(Invocation.of("2")).toCompletableFuture().join();
    assertThat(reply.answer()).isEqualTo(new Value("Number 2, result: there"));
    assertThat(use.totals()).isEqualTo(new CloudUse.Totals(1, 0, new Money(7)));
  }

  /** Returns a dispatcher of one server whose first call ends when {@code first} does. */
  private Dispatcher dispatcher(int waiting, Duration patience, CloudOutcome cloud) {
    CloudRoute route = new CloudRoute(_ -> ScriptedCloudInvoker.ending(cloud));
    route.open(
        new CloudEndpoint(
            URI.create("http://127.0.0.1:1/x"), Optional.empty(), CloudIntegration.AWS_PROXY));
    Forwarder forwarder =
        (target, call, limit) ->
            forwarded++ == 0 ? first : CompletableFuture.completedFuture(ANSWERED);
    return new Dispatcher(
        new Dispatcher.Servers(
            Upstreams.registry(1),
            BalancingPolicy.roundRobin(),
            forwarder,
            new FailureLog(new ArrayList<>(), new ArrayList<>()),
            new RepeatPermission(),
            new DispatchLimits(Duration.ofSeconds(10))),
        Placing.timeout(
            new Admission(new Admission.Limits(1, waiting, patience)), route, use, Runnable::run),
        Books.counting(new ServedCalls()),
        Runnable::run);
  }
}
