package dev.spillway.common.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class XmlRpcFaultsTest {
  private static final Invocation TEN = Invocation.of("10");

  @Test
  void givesAResultTheOriginalsForm() {
    assertThat(XmlRpcFaults.toAnswer(TEN, new Completed("55\n")))
        .isEqualTo(new Value("Number 10, result: 55\n"));
  }

  @Test
  void tellsHowTheFunctionFailed() {
    assertThat(XmlRpcFaults.toAnswer(TEN, new FunctionFailed(3, "Traceback")))
        .isEqualTo(new Fault(100, "The function ended with exit code 3:\nTraceback"));
  }

  @Test
  void tellsWhatToRaiseWhereTheFunctionRanTooLong() {
    Fault fault = (Fault) XmlRpcFaults.toAnswer(TEN, new TimedOut(Duration.ofSeconds(10)));
    assertThat(fault.code()).isEqualTo(102);
    assertThat(fault.message()).contains("10 s", "LOCAL_TIMEOUT");
  }

  @Test
  void keepsTheReasonOfARejection() {
    assertThat(XmlRpcFaults.toAnswer(TEN, new Rejected(FaultCode.NO_SERVER, "No server.")))
        .isEqualTo(new Fault(201, "No server."));
  }
}
