package dev.spillway.loadbalancer.calibrate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.CallNotes;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.loadbalancer.calibrate.Sample;
import dev.spillway.loadbalancer.calibrate.Sample.Failed;
import dev.spillway.loadbalancer.calibrate.Sample.Printed;
import dev.spillway.loadbalancer.testing.StubBalancer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ServersCallerIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Optional<ExecutionSite> LOCAL = Optional.of(ExecutionSite.LOCAL);
  private static final Optional<ExecutionSite> CLOUD = Optional.of(ExecutionSite.CLOUD);
  private static final XmlRpcAnswer RESULT = new Value("Number 20, result: 6765\n");

  private final EventLoops loops = EventLoops.start(1);
  private final XmlRpcClient client = new XmlRpcClient(loops, "call_faas", LIMIT);

  @AfterEach
  void close() {
    client.close();
    loops.close();
  }

  @Test
  void takesTheTimeOfStartAndRunAndTheResultAsPrinted() {
    assertThat(call(reply(RESULT, LOCAL, "slot;dur=900, start;dur=2, run;dur=40.5")))
        .isEqualTo(Sample.here(Duration.ofNanos(42_500_000), new Printed("6765\n")));
  }

  @Test
  void callsAgainWhatWentToTheCloudAtOnce() {
    assertThat(
            call(
                reply(RESULT, CLOUD, ""),
                reply(RESULT, CLOUD, "cloud;dur=50"),
                reply(RESULT, LOCAL, "run;dur=1")))
        .isEqualTo(Sample.here(Duration.ofMillis(1), new Printed("6765\n")));
  }

  @Test
  void givesUpWhereAllCallsGoToTheCloud() {
    InvocationReply cloud = reply(RESULT, CLOUD, "");
    assertThatThrownBy(() -> call(cloud, cloud, cloud))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("less busy");
  }

  @Test
  void tellsWhatDidNotEndInTime() {
    assertThat(call(reply(RESULT, CLOUD, "killed;dur=10000, cloud;dur=50")).answer())
        .isEqualTo(new Failed("it did not end on a server within LOCAL_TIMEOUT"));
  }

  @Test
  void tellsHowTheFunctionFailed() {
    XmlRpcAnswer fault = XmlRpcFaults.fault(FaultCode.FUNCTION_FAILED, "exit code 3");
    assertThat(call(reply(fault, LOCAL, "run;dur=1")).answer())
        .isEqualTo(new Failed("exit code 3"));
  }

  @Test
  void endsWhereTheSystemDoesNotServe() {
    XmlRpcAnswer fault = XmlRpcFaults.fault(FaultCode.NOT_READY, "It is starting.");
    assertThatThrownBy(() -> call(reply(fault, Optional.empty(), "")))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("It is starting.");
  }

  @Test
  void saysWhatToDoWhereNobodyListens() {
    HostPort nobody;
    try (StubBalancer gone = new StubBalancer(call -> reply(RESULT, LOCAL, ""))) {
      nobody = gone.address();
    }
    assertThatThrownBy(() -> new ServersCaller(client, nobody, LIMIT).call("20"))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("./spillway up");
  }

  /** Calls a load balancer that gives these answers, one after another. */
  private Sample call(InvocationReply... replies) {
    Iterator<InvocationReply> next = List.of(replies).iterator();
    try (StubBalancer balancer = new StubBalancer(call -> next.next())) {
      Sample sample = new ServersCaller(client, balancer.address(), LIMIT).call("20");
      assertThat(balancer.called()).hasSize(replies.length);
      return sample;
    }
  }

  private static InvocationReply reply(
      XmlRpcAnswer answer, Optional<ExecutionSite> site, String timing) {
    return new InvocationReply(answer, site, new CallNotes(timing, "", 0, List.of()));
  }
}
