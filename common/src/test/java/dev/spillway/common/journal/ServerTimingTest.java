package dev.spillway.common.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.journal.CallRecord.Part;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServerTimingTest {
  @Test
  void readsWhatItWrote() {
    Map<Part, Duration> parts =
        Map.of(Part.RUN, Duration.ofNanos(12_300_000), Part.SLOT, Duration.ofNanos(12_000));

    String value = ServerTiming.write(parts);

    assertThat(value).isEqualTo("slot;dur=0.012, run;dur=12.300");
    assertThat(ServerTiming.read(value)).isEqualTo(parts);
  }

  @Test
  void leavesOutWhatItDoesNotKnow() {
    assertThat(ServerTiming.read("db;dur=3, run;desc=\"x\";dur=4, run;dur=much, slot;dur=-1"))
        .isEmpty();
    assertThat(ServerTiming.read("run;dur=1e300, cloud;dur=NaN, start;dur=2"))
        .isEqualTo(Map.of(Part.START, Duration.ofMillis(2)));
    assertThat(ServerTiming.read("")).isEmpty();
    assertThat(ServerTiming.write(Map.of())).isEmpty();
  }
}
