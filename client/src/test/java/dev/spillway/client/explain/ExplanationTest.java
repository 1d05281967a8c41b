package dev.spillway.client.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Choice;
import dev.spillway.common.journal.CallRecord.Ending;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.Forecast;
import dev.spillway.common.journal.Forecast.Times;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.5Z");

  private static final Forecast FORECAST =
      new Forecast(
          new Times(0, 0, 0),
          Optional.of(new Times(12.5, 12, 20)),
          Optional.of(new Times(40, 35, 90)),
          new Money(21));

  private static Explanation of(Ending ending, Map<Part, Duration> parts, int servers) {
    CallRecord call =
        new CallRecord(
            new InvocationId("c-1"),
            "faas",
            "25",
            NOON,
            new Choice("timeout", "a slot is free", Optional.of(FORECAST)),
            new Load(1, 4, 0, servers, Optional.of(new Money(2_000_000))),
            parts,
            ending);
    return new Explanation(call, ZoneOffset.UTC);
  }

  @Test
  void tellsWhereWhyHowLongAndForHowMuch() {
    Ending cloud =
        new Ending(
            Optional.of(ExecutionSite.CLOUD),
            Optional.of("server-1"),
            Optional.empty(),
            new Money(53_000));
    Map<Part, Duration> parts =
        Map.of(
            Part.TOTAL, Duration.ofMillis(120),
            Part.CLOUD, Duration.ofMillis(100),
            Part.RUN, Duration.ofNanos(15_250_000));

    assertThat(of(cloud, parts, 2).lines())
        .containsExactly(
            "Call c-1 of faas(25)",
            "  came    2026-11-24 12:00:00.500, when servers had 1 of 4 calls and 0 waited;"
                + " 2 servers were up; the cloud's budget had 0.002 USD left",
            "  ran     in the cloud; server-1 had it",
            "  why     a slot is free (policy timeout)",
            "  likely  here 13 ms (half within 12 ms, nearly all within 20 ms); in the cloud 40 ms"
                + " (half within 35 ms, nearly all within 90 ms) for 0.000000021 USD",
            "  ended   well",
            "  took    120.00 ms: run 15.25 ms, cloud 100.00 ms",
            "  cost    0.000053 USD");
  }

  @Test
  void tellsOfACallThatRanNowhere() {
    Ending refused =
        new Ending(
            Optional.empty(),
            Optional.empty(),
            Optional.of("NO_CAPACITY: All servers are busy."),
            Money.ZERO);
    Explanation explanation = of(refused, Map.of(Part.TOTAL, Duration.ofMillis(3)), 1);

    assertThat(explanation.lines())
        .contains(
            "  ran     nowhere",
            "  ended   with NO_CAPACITY: All servers are busy.",
            "  took    3.00 ms",
            "  cost    0 USD")
        .anyMatch(line -> line.contains("1 server was up;"));
  }

  @Test
  void tellsInOneLine() {
    Ending local =
        new Ending(
            Optional.of(ExecutionSite.LOCAL), Optional.empty(), Optional.empty(), Money.ZERO);
    assertThat(of(local, Map.of(Part.TOTAL, Duration.ofMillis(7)), 1).line())
        .isEqualTo("2026-11-24 12:00:00.500  c-1  local     7.00 ms  ok");
    assertThat(of(local, Map.of(), 1).line()).endsWith("-  ok");
  }
}
