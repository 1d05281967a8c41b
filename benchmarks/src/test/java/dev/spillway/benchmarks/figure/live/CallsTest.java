package dev.spillway.benchmarks.figure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Choice;
import dev.spillway.common.journal.CallRecord.Ending;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class CallsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

  private static CallRecord call(int afterMillis, String parameter, int millis, long nanodollars) {
    return new CallRecord(
        new InvocationId("call"),
        "faas",
        parameter,
        BEGIN.plusMillis(afterMillis),
        new Choice("timeout", "because", Optional.empty()),
        new Load(0, 4, 0, 4, Optional.empty()),
        Map.of(Part.TOTAL, Duration.ofMillis(millis), Part.RUN, Duration.ofMillis(millis)),
        new Ending(
            Optional.of(ExecutionSite.LOCAL),
            Optional.empty(),
            Optional.empty(),
            new Money(nanodollars)));
  }

  @Test
  void averagesTheCallsWithEachParameter() {
    assertThat(
            Calls.meanByNumber(
                List.of(call(0, "20", 10, 0), call(1, "21", 40, 0), call(2, "20", 20, 0))))
        .containsExactlyInAnyOrderEntriesOf(Map.of(20.0, 15.0, 21.0, 40.0));
  }

  @Test
  void lastsFromTheFirstArrivalToTheLastAnswer() {
    assertThat(Calls.spanMillis(List.of(call(0, "1", 500, 0), call(100, "1", 300, 0))))
        .isEqualTo(500);
    assertThat(Calls.spanMillis(List.of(call(100, "1", 500, 0), call(0, "1", 10, 0))))
        .isEqualTo(600);
  }

  @Test
  void addsUpWhatCallsCost() {
    List<CallRecord> calls = List.of(call(0, "1", 1, 2_000), call(0, "1", 1, 0));
    assertThat(Calls.usd(calls)).isCloseTo(2e-6, within(1e-12));
    assertThat(Calls.percentPaid(calls)).isEqualTo(50);
  }

  @Test
  void hasItsPercentilesAmongTheLatencies() {
    List<CallRecord> calls = List.of(call(0, "1", 10, 0), call(0, "1", 20, 0), call(0, "1", 30, 0));
    assertThat(Calls.percentile(calls, 50)).isEqualTo(20);
    assertThat(Calls.percentile(calls, 99)).isEqualTo(30);
  }

  @Test
  void averagesHowFarPredictionsWereOff() {
    List<CallRecord> calls = List.of(call(0, "1", 100, 0), call(0, "1", 200, 0));
    assertThat(Calls.errorPercent(calls, any -> OptionalDouble.of(150), Part.RUN).orElse(-1))
        .isCloseTo((50 + 25) / 2.0, within(1e-9));
    assertThat(Calls.errorPercent(calls, any -> OptionalDouble.empty(), Part.RUN)).isEmpty();
  }

  @Test
  void knowsTheMedianOfEachParameter() {
    List<CallRecord> calls =
        List.of(call(0, "1", 10, 0), call(1, "1", 30, 0), call(2, "1", 20, 0), call(3, "2", 5, 0));
    assertThat(Calls.medianOfParameter(calls, Part.RUN).apply(calls.getFirst()).orElse(-1))
        .isEqualTo(20);
    assertThat(Calls.medianOfParameter(calls, Part.RUN).apply(call(0, "3", 1, 0))).isEmpty();
  }
}
