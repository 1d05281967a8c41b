package dev.spillway.client.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import org.junit.jupiter.api.Test;

final class CallFailureTest {
  @Test
  void namesTheFaultsOfTheProtocol() {
    assertThat(CallFailure.of(new Fault(102, "late")).label()).isEqualTo("fault 102 TIMED_OUT");
  }

  @Test
  void keepsTheNumberOfAStrangersFault() {
    assertThat(CallFailure.of(new Fault(1, "boom")).label()).isEqualTo("fault 1 UNKNOWN");
  }

  @Test
  void keepsAHeadlineShort() {
    CallFailure failure = CallFailure.of(new Fault(100, "x".repeat(5_000) + "\nend"));

    assertThat(failure.headline()).hasSizeLessThan(200).endsWith("x… … end");
  }

  @Test
  void standsAMessageOfNothing() {
    assertThat(CallFailure.of(new Fault(100, " \n")).headline()).isEmpty();
  }
}
