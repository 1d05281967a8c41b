package dev.spillway.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.localcloud.http.AwsException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ControlThrottleTest {
  private final Instant now = Instant.EPOCH;

  @Test
  void takesOneNewApiInThreeSeconds() {
    ControlThrottle throttle = new ControlThrottle(1);
    throttle.admit("POST", "/restapis", now);

    assertThatThrownBy(() -> throttle.admit("POST", "/restapis", now.plusSeconds(2)))
        .isInstanceOf(AwsException.class)
        .hasMessage("Too Many Requests");
    assertThatCode(() -> throttle.admit("POST", "/restapis", now.plusSeconds(4)))
        .doesNotThrowAnyException();
  }

  @Test
  void takesFortyCallsAtOnceAltogether() {
    ControlThrottle throttle = new ControlThrottle(1);
    for (int i = 0; i < 40; i++) {
      throttle.admit("GET", "/apikeys", now);
    }

    assertThatThrownBy(() -> throttle.admit("GET", "/usageplans", now))
        .isInstanceOf(AwsException.class);
  }

  @Test
  void takesEverythingWhereItIsOff() {
    ControlThrottle throttle = new ControlThrottle(0);

    for (int i = 0; i < 100; i++) {
      throttle.admit("DELETE", "/restapis/a", now);
    }
  }
}
