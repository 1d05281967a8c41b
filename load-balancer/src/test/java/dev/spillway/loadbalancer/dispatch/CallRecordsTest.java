package dev.spillway.loadbalancer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.common.xmlrpc.CallNotes;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.Lost;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import dev.spillway.loadbalancer.testing.Upstreams;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class CallRecordsTest {
  private static final CallNotes NOTES =
      new CallNotes(
          "slot;dur=0.001, run;dur=2.000, cloud;dur=3.000", "it ran too long", 53_000, List.of());

  private final List<CallRecord> records = new ArrayList<>();

  /** Serves one call of a load balancer whose two servers answer in turn as told. */
  private CallRecord record(
      int capacity, Optional<ScriptedCloudInvoker> cloud, Forwarded... answers) {
    Iterator<Forwarded> next = List.of(answers).iterator();
    CloudRoute route = new CloudRoute(endpoint -> cloud.orElseThrow());
    cloud.ifPresent(
        open ->
            route.open(
                new CloudEndpoint(
                    URI.create("http://127.0.0.1:1/"),
                    Optional.empty(),
                    CloudIntegration.AWS_PROXY)));
    Dispatcher dispatcher =
        new Dispatcher(
            new Dispatcher.Servers(
                Upstreams.registry(2),
                BalancingPolicy.roundRobin(),
                (target, invocation, limit) -> CompletableFuture.completedFuture(next.next()),
                new FailureLog(new ArrayList<>(), new ArrayList<>()),
                new RepeatPermission(),
                new DispatchLimits(Duration.ofSeconds(1))),
            Placing.timeout(
                new Admission(new Admission.Limits(capacity, 0, Duration.ZERO)),
                route,
                new CloudUse(),
                Runnable::run),
            Books.keeping(records),
            Runnable::run);
    var _ = dispatcher.dispatch(Invocation.of("25")).toCompletableFuture().join();
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  @Test
  void tellsWhatServersTellOfTheirParts() {
    InvocationReply reply =
        new InvocationReply(new Value("x"), Optional.of(ExecutionSite.CLOUD), NOTES);

    CallRecord call = record(2, Optional.empty(), new Answered(reply));

    assertThat(call.parameter()).isEqualTo("25");
    assertThat(call.load()).isEqualTo(Books.LOAD);
    assertThat(call.choice().policy()).isEqualTo("timeout");
    assertThat(call.choice().reason()).isEqualTo("a slot is free; it ran too long");
    assertThat(call.choice().forecast()).isPresent();
    assertThat(call.parts())
        .containsEntry(Part.RUN, Duration.ofMillis(2))
        .containsEntry(Part.CLOUD, Duration.ofMillis(3))
        // It cannot have taken less than the parts of it; that it did is the test's doing.
        .containsEntry(Part.NETWORK, Duration.ZERO)
        .containsKey(Part.TOTAL);
    assertThat(call.ending().cost().nanodollars()).isEqualTo(53_000);
    assertThat(call.ending().server()).contains("s1");
    assertThat(call.ending().fault()).isEmpty();
  }

  @Test
  void tellsOfFaultsAndOfServersThatFailed() {
    InvocationReply fault =
        new InvocationReply(new Fault(100, "boom"), Optional.of(ExecutionSite.LOCAL));

    CallRecord call = record(2, Optional.empty(), new NotSent("refused"), new Answered(fault));

    assertThat(call.choice().reason()).isEqualTo("a slot is free; s1 could not be reached");
    assertThat(call.ending().server()).contains("s2");
    assertThat(call.ending().fault()).contains("FUNCTION_FAILED: boom");
  }

  @Test
  void tellsOfCallsThatMayHaveRun() {
    CallRecord call = record(2, Optional.empty(), new Lost("it broke"));

    assertThat(call.choice().reason()).isEqualTo("a slot is free; s1 failed while it had the call");
    assertThat(call.ending().fault().orElseThrow()).startsWith("MAY_HAVE_EXECUTED: ");
    assertThat(call.ending().site()).isEmpty();
  }

  @Test
  void tellsWhatWentToTheCloud() {
    CallRecord call =
        record(0, Optional.of(ScriptedCloudInvoker.answering(new Completed("from the cloud"))));

    assertThat(call.choice().reason()).isEqualTo("all slots are busy; the cloud had it");
    assertThat(call.parts()).containsKey(Part.CLOUD).doesNotContainKey(Part.NETWORK);
    assertThat(call.ending().site()).contains(ExecutionSite.CLOUD);
    assertThat(call.ending().server()).isEmpty();
  }

  @Test
  void tellsOfCallsThatWereRefused() {
    CallRecord call = record(0, Optional.empty());

    assertThat(call.choice().reason())
        .isEqualTo("there is no cloud; all slots are busy and the queue is full");
    assertThat(call.ending().fault().orElseThrow()).startsWith("NO_CAPACITY: ");
  }
}
