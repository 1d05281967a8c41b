package dev.spillway.client.call;

import dev.spillway.client.call.CallResult.Answered;
import dev.spillway.client.call.CallResult.Failed;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import java.time.Duration;
import java.util.Optional;

/** Results of calls, as tests need them. */
final class Samples {
  static final BalancerAddress ADDRESS = BalancerAddress.of("127.0.0.1", 8080);

  private Samples() {}

  static CallResult answered(String text) {
    return new Answered(text, Optional.of(ExecutionSite.LOCAL), Duration.ofMillis(5));
  }

  static CallResult answered(ExecutionSite site, long millis) {
    return new Answered("55\n", Optional.of(site), Duration.ofMillis(millis));
  }

  static CallResult anonymous() {
    return new Answered("55\n", Optional.empty(), Duration.ofMillis(5));
  }

  static CallResult faulted(FaultCode code, String message) {
    CallFailure failure = CallFailure.of(XmlRpcFaults.fault(code, message));
    return new Failed(failure, Duration.ofMillis(2));
  }

  static CallResult unreachable() {
    return new Failed(CallFailure.unreachable(ADDRESS, "Connection refused"), Duration.ofMillis(1));
  }
}
