package dev.spillway.loadbalancer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.Lost;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
  private static final InvocationReply ANSWER =
      new InvocationReply(new Value("Number 1, result: x\n"), Optional.of(ExecutionSite.LOCAL));

  private final UpstreamRegistry registry = Upstreams.registry(3);
  private final Admission admission = admission(2, 0);
  private final ServedCalls served = new ServedCalls();
  private final CallBook book = Books.counting(served);
  private final RepeatPermission repeats = new RepeatPermission();
  private final List<Upstream> unreachable = new CopyOnWriteArrayList<>();
  private final List<Upstream> lost = new CopyOnWriteArrayList<>();
  private final List<Integer> asked = new CopyOnWriteArrayList<>();
  private final List<Duration> limits = new CopyOnWriteArrayList<>();

  @Test
  void takesTheServersInTurn() {
    Waiting dispatcher = dispatcher((port, call) -> new Answered(ANSWER));
    for (int i = 0; i < 4; i++) {
      assertThat(dispatcher.dispatch(Invocation.of("1"))).isEqualTo(ANSWER);
    }
    assertThat(asked).containsExactly(1, 2, 3, 1);
    assertThat(served.totals()).isEqualTo(new ServedCalls.Totals(4, 0, 0));
  }

  @Test
  void passesAServersFaultOnAsItIs() {
    InvocationReply fault =
        new InvocationReply(new Fault(100, "boom"), Optional.of(ExecutionSite.CLOUD));
    assertThat(dispatcher((port, call) -> new Answered(fault)).dispatch(Invocation.of("1")))
        .isEqualTo(fault);
    assertThat(asked).containsExactly(1);
    assertThat(unreachable).isEmpty();
    assertThat(lost).isEmpty();
    assertThat(served.totals()).isEqualTo(new ServedCalls.Totals(0, 0, 1));
  }

  @Test
  void countsWhatAServerGotFromTheCloudAsTheClouds() {
    InvocationReply reply = new InvocationReply(new Value("x"), Optional.of(ExecutionSite.CLOUD));
    var _ = dispatcher((port, call) -> new Answered(reply)).dispatch(Invocation.of("1"));
    assertThat(served.totals()).isEqualTo(new ServedCalls.Totals(0, 1, 0));
  }

  @Test
  void goesOnToTheNextServerWhereOneCannotBeReached() {
    Waiting dispatcher =
        dispatcher((port, call) -> port == 1 ? new NotSent("refused") : new Answered(ANSWER));
    assertThat(dispatcher.dispatch(Invocation.of("1"))).isEqualTo(ANSWER);
    assertThat(asked).hasSize(2).first().isEqualTo(1);
    assertThat(unreachable).containsExactly(registry.all().getFirst());
    assertThat(lost).isEmpty();
  }

  @Test
  void triesEachServerOnceAndThenTheCloud() {
    ScriptedCloudInvoker cloud = ScriptedCloudInvoker.answering(new Completed("y\n"));
    Waiting dispatcher = dispatcher((port, call) -> new NotSent("refused"), cloud);
    InvocationReply reply = dispatcher.dispatch(Invocation.of("1"));
    assertThat(reply.answer()).isEqualTo(new Value("Number 1, result: y\n"));
    assertThat(reply.site()).contains(ExecutionSite.CLOUD);
    assertThat(asked).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(unreachable).containsExactlyInAnyOrderElementsOf(registry.all());
    assertThat(cloud.invocations()).hasSize(1);
  }

  @Test
  void saysThatThereIsNoServerWhereThereIsNoCloudEither() {
    InvocationReply reply =
        dispatcher((port, call) -> new NotSent("refused")).dispatch(Invocation.of("1"));
    assertFault(reply, FaultCode.NO_SERVER);
    assertThat(admission.active()).isZero();
  }

  @Test
  void saysThatThereIsNoServerWhereThePoolIsEmpty() {
    registry.all().forEach(registry::remove);
    assertFault(
        dispatcher((port, call) -> new Answered(ANSWER)).dispatch(Invocation.of("1")),
        FaultCode.NO_SERVER);
  }

  @Test
  void neverSendsACallAgainThatMayHaveRun() {
    ScriptedCloudInvoker cloud = ScriptedCloudInvoker.answering(new Completed("y"));
    Waiting dispatcher = dispatcher((port, call) -> new Lost("broke"), cloud);
    InvocationReply reply = dispatcher.dispatch(Invocation.of("1"));
    assertFault(reply, FaultCode.MAY_HAVE_EXECUTED);
    assertThat(reply.site()).isEmpty();
    assertThat(asked).containsExactly(1);
    assertThat(lost).containsExactly(registry.all().getFirst());
    assertThat(unreachable).isEmpty();
    assertThat(cloud.invocations()).isEmpty();
  }

  @Test
  void sendsACallAgainThatMayHaveRunWhereThatIsPermitted() {
    repeats.grant();
    Waiting dispatcher =
        dispatcher((port, call) -> port == 1 ? new Lost("broke") : new Answered(ANSWER));
    assertThat(dispatcher.dispatch(Invocation.of("1"))).isEqualTo(ANSWER);
    assertThat(asked).hasSize(2).first().isEqualTo(1);
    assertThat(lost).containsExactly(registry.all().getFirst());
  }

  @Test
  void givesAServerThatDrainsNothing() {
    Upstream draining = registry.all().getFirst();
    var _ = draining.drain();
    Waiting dispatcher = dispatcher((port, call) -> new Answered(ANSWER));
    for (int i = 0; i < 4; i++) {
      var _ = dispatcher.dispatch(Invocation.of("1"));
    }
    assertThat(asked).containsOnly(2, 3);
  }

  @Test
  void skipsAServerThatStopsServingBetweenChoiceAndReservation() {
    Upstream first = registry.all().getFirst();
    BalancingPolicy policy =
        candidates -> {
          var _ = first.drain();
          return candidates.stream().findFirst();
        };
    Waiting dispatcher = dispatcher(policy, (port, call) -> new Answered(ANSWER), Optional.empty());
    assertThat(dispatcher.dispatch(Invocation.of("1"))).isEqualTo(ANSWER);
    assertThat(asked).containsExactly(2);
    assertThat(unreachable).isEmpty();
    assertThat(lost).isEmpty();
  }

  @Test
  void endsWithAPolicyThatAlwaysChoosesTheSame() {
    Upstream first = registry.all().getFirst();
    Waiting dispatcher =
        dispatcher(_ -> Optional.of(first), (port, call) -> new NotSent("no"), Optional.empty());
    assertFault(dispatcher.dispatch(Invocation.of("1")), FaultCode.NO_SERVER);
  }

  @Test
  void sendsWhatIsBeyondTheCapacityToTheCloud() {
    ScriptedCloudInvoker cloud = ScriptedCloudInvoker.answering(new Completed("y"));
    Waiting dispatcher = dispatcher((port, call) -> new Answered(ANSWER), cloud);
    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.tryEnter()).isTrue();
    InvocationReply reply = dispatcher.dispatch(Invocation.of("1"));
    assertThat(reply.answer()).isEqualTo(new Value("Number 1, result: y"));
    assertThat(reply.site()).contains(ExecutionSite.CLOUD);
    assertThat(asked).isEmpty();
    assertThat(served.totals()).isEqualTo(new ServedCalls.Totals(0, 1, 0));
  }

  @Test
  void refusesWhatIsBeyondTheCapacityWhereThereIsNoCloud() {
    Waiting dispatcher = dispatcher((port, call) -> new Answered(ANSWER));
    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.tryEnter()).isTrue();
    InvocationReply reply = dispatcher.dispatch(Invocation.of("1"));
    assertFault(reply, FaultCode.NO_CAPACITY);
    assertThat(reply.site()).isEmpty();
  }

  @Test
  void tellsWhereACloudCallRanOnlyIfItDid() {
    assertThat(beyondCapacity(new FunctionFailed(1, "e")).site()).contains(ExecutionSite.CLOUD);
    assertThat(beyondCapacity(new Rejected(FaultCode.CLOUD_TIMED_OUT, "r")).site())
        .contains(ExecutionSite.CLOUD);
    assertThat(beyondCapacity(new Rejected(FaultCode.CLOUD_REFUSED, "r")).site()).isEmpty();
  }

  @Test
  void waitsLongerForAnAnswerWhereOthersAreAhead() {
    Upstream first = registry.all().getFirst();
    var _ = first.tryReserve();
    var _ = dispatcher((port, call) -> new Answered(ANSWER)).dispatch(Invocation.of("1"));
    assertThat(limits).containsExactly(new DispatchLimits(Duration.ofSeconds(10)).answerLimit(1));
  }

  @Test
  void countsNothingAsInFlightAfterACallThatThrew() {
    Waiting dispatcher =
        dispatcher(
            (port, call) -> {
              throw new IllegalStateException("a defect");
            });
    assertThatThrownBy(() -> dispatcher.dispatch(Invocation.of("1")))
        .hasRootCauseMessage("a defect");
    assertThat(admission.active()).isZero();
    assertThat(registry.all()).allMatch(upstream -> upstream.inFlight() == 0);
  }

  private InvocationReply beyondCapacity(InvocationOutcome outcome) {
    return new Waiting(
            new Dispatcher(
                servers(BalancingPolicy.roundRobin(), (port, call) -> new Answered(ANSWER)),
                places(admission(0, 0), Optional.of(ScriptedCloudInvoker.answering(outcome))),
                book,
                Runnable::run))
        .dispatch(Invocation.of("1"));
  }

  @FunctionalInterface
  private interface Script {
    Forwarded answer(int port, Invocation call);
  }

  /** A dispatcher whose calls are waited for. */
  private record Waiting(Dispatcher dispatcher) {
    InvocationReply dispatch(Invocation invocation) {
      return dispatcher.dispatch(invocation).toCompletableFuture().join();
    }
  }

  private static Admission admission(int calls, int waiting) {
    return new Admission(new Admission.Limits(calls, waiting, Duration.ofSeconds(30)));
  }

  private Waiting dispatcher(Script script) {
    return dispatcher(BalancingPolicy.roundRobin(), script, Optional.empty());
  }

  private Waiting dispatcher(Script script, ScriptedCloudInvoker cloud) {
    return dispatcher(BalancingPolicy.roundRobin(), script, Optional.of(cloud));
  }

  private Waiting dispatcher(
      BalancingPolicy policy, Script script, Optional<ScriptedCloudInvoker> cloud) {
    return new Waiting(
        new Dispatcher(servers(policy, script), places(admission, cloud), book, Runnable::run));
  }

  private Dispatcher.Servers servers(BalancingPolicy policy, Script script) {
    Forwarder forwarder =
        (target, call, limit) -> {
          asked.add(target.port());
          limits.add(limit);
          return CompletableFuture.completedFuture(script.answer(target.port(), call));
        };
    return new Dispatcher.Servers(
        registry,
        policy,
        forwarder,
        new FailureLog(unreachable, lost),
        repeats,
        new DispatchLimits(Duration.ofSeconds(10)));
  }

  private static Dispatcher.Places places(
      Admission admission, Optional<ScriptedCloudInvoker> cloud) {
    CloudRoute route = new CloudRoute(_ -> cloud.orElseThrow());
    cloud.ifPresent(_ -> route.open(endpoint()));
    return Placing.timeout(admission, route, new CloudUse(), Runnable::run);
  }

  private static CloudEndpoint endpoint() {
    return new CloudEndpoint(
        URI.create("http://127.0.0.1:1/x"), Optional.empty(), CloudIntegration.AWS_PROXY);
  }

  private static void assertFault(InvocationReply reply, FaultCode code) {
    assertThat(reply.answer())
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(code.number()));
  }
}
