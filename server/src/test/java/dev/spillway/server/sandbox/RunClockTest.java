package dev.spillway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.journal.CallRecord.Part;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RunClockTest {
  @Test
  void takesTheTimeOfEachPartAndAddsUpThoseThatComeTwice() {
    AtomicLong nanos = new AtomicLong(1_000);
    RunClock clock = new RunClock(nanos::get);
    assertThat(clock.parts()).isEmpty();

    nanos.addAndGet(5);
    clock.ended(Part.SLOT);
    nanos.addAndGet(7);
    clock.ended(Part.START);
    nanos.addAndGet(11);
    clock.ended(Part.START);

    assertThat(clock.parts())
        .isEqualTo(Map.of(Part.SLOT, Duration.ofNanos(5), Part.START, Duration.ofNanos(18)));
  }
}
