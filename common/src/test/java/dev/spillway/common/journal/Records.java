package dev.spillway.common.journal;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallRecord.Choice;
import dev.spillway.common.journal.CallRecord.Ending;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.Forecast.Times;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Records for tests. */
final class Records {
  private static final Forecast FORECAST =
      new Forecast(
          new Times(0, 0, 0),
          Optional.of(new Times(12.5, 12, 20)),
          Optional.of(new Times(40, 35, 90)),
          new Money(21));

  private Records() {}

  static CallRecord of(String id) {
    return new CallRecord(
        new InvocationId(id),
        "faas",
        "25",
        Instant.parse("2026-11-24T15:04:05.123456Z"),
        new Choice("timeout", "a server was free", Optional.of(FORECAST)),
        new Load(2, 4, 1, 2, Optional.of(new Money(77))),
        Map.of(Part.QUEUE, Duration.ofNanos(1_000), Part.TOTAL, Duration.ofMillis(12)),
        new Ending(
            Optional.of(ExecutionSite.CLOUD),
            Optional.of("server-1"),
            Optional.of("FUNCTION_FAILED: ü"),
            new Money(53_000)));
  }

  static CallRecord refused(String id) {
    CallRecord call = of(id);
    return new CallRecord(
        call.id(),
        call.function(),
        call.parameter(),
        call.arrived(),
        new Choice("timeout", "no room", Optional.empty()),
        new Load(4, 4, 9, 2, Optional.empty()),
        Map.of(),
        new Ending(Optional.empty(), Optional.empty(), Optional.empty(), Money.ZERO));
  }
}
