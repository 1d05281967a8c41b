package dev.spillway.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.localcloud.lambda.ConcurrencyLimits.Permit;
import org.junit.jupiter.api.Test;

final class ConcurrencyLimitsTest {
  @Test
  void countsRunningInvocationsOfAllFunctions() {
    ConcurrencyLimits limits = new ConcurrencyLimits(2);
    Permit first = limits.enter("a");
    limits.enter("b");

    assertThatThrownBy(() -> limits.enter("c")).hasMessage("Rate Exceeded.");
    first.close();
    assertThat(limits.enter("c")).isNotNull();
  }

  @Test
  void keepsWhatIsReservedForAFunctionFromTheOthers() {
    ConcurrencyLimits limits = new ConcurrencyLimits(11);
    limits.reserve("a", 1);
    for (int i = 0; i < 10; i++) {
      limits.enter("b");
    }

    assertThatThrownBy(() -> limits.enter("b")).hasMessage("Rate Exceeded.");
    Permit own = limits.enter("a");
    assertThatThrownBy(() -> limits.enter("a")).hasMessage("Rate Exceeded.");
    own.close();
    assertThat(limits.enter("a")).isNotNull();
  }

  @Test
  void countsAnInvocationAsItBeganWhereTheReservationChanges() {
    ConcurrencyLimits limits = new ConcurrencyLimits(12);
    Permit unreserved = limits.enter("a");
    limits.reserve("a", 1);
    unreserved.close();

    assertThat(limits.enter("a")).isNotNull();
    assertThatThrownBy(() -> limits.enter("a")).hasMessage("Rate Exceeded.");
  }

  @Test
  void leavesEnoughUnreserved() {
    assertThatThrownBy(() -> new ConcurrencyLimits(1000).reserve("a", 901))
        .hasMessageContaining("below its minimum value of [100]");
    assertThatThrownBy(() -> new ConcurrencyLimits(10).reserve("a", 1))
        .hasMessageContaining("below its minimum value of [10]");
  }
}
