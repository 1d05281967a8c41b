package dev.spillway.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.common.journal.CallRecord;
import dev.spillway.simulator.engine.World;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class CheckTest {
  private static Check check(CallRecord... calls) {
    return Check.of(Recorder.record("calls", List.of(calls), OptionalDouble.of(2)), World.usual());
  }

  @Test
  void findsNoErrorWhereCallsWentAsTheSimulatorWouldSendThem() {
    Check check = check(RecordedCalls.local(0, "7", 100), RecordedCalls.local(1, "7", 200));

    assertThat(check.errorPerCall()).isCloseTo(0, within(1e-9));
    assertThat(check.live().meanMillis()).isEqualTo(155);
    assertThat(check.simulated().meanMillis()).isEqualTo(155);
    assertThat(check.table().markdown()).contains("| timeout ", "| mean ms ");
  }

  @Test
  void findsTheErrorOfACallThatWentElsewhere() {
    Check check = check(RecordedCalls.local(0, "7", 95), RecordedCalls.cloud(1, "7", 180));

    assertThat(check.live().cloudShare()).isEqualTo(0.5);
    assertThat(check.simulated().cloudShare()).isZero();
    assertThat(check.errorPerCall()).as("half of (200 - 100) / 200").isCloseTo(0.25, within(0.01));
  }

  @Test
  void refusesCallsOfSeveralPolicies() {
    assertThatThrownBy(
            () ->
                check(
                    RecordedCalls.local(0, "7", 95),
                    RecordedCalls.by("hedge", RecordedCalls.local(1, "7", 95))))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("timeout, hedge");
  }
}
