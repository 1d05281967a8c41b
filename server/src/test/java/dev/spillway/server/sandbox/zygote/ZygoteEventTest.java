package dev.spillway.server.sandbox.zygote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.server.sandbox.zygote.ZygoteEvent.Ended;
import dev.spillway.server.sandbox.zygote.ZygoteEvent.Forked;
import dev.spillway.server.sandbox.zygote.ZygoteEvent.NotForked;
import dev.spillway.server.sandbox.zygote.ZygoteEvent.Note;
import dev.spillway.server.sandbox.zygote.ZygoteEvent.Ready;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZygoteEventTest {
  @Test
  void readsWhatAZygoteSays() {
    assertThat(ZygoteEvent.parse("ready 4")).contains(new Ready(4));
    assertThat(ZygoteEvent.parse("child 12 345 6 8 10")).contains(new Forked(12, 345, 6, 8, 10));
    assertThat(ZygoteEvent.parse("exit 12 143")).contains(new Ended(12, 143));
    assertThat(ZygoteEvent.parse("failed 12 [Errno 11] Resource temporarily unavailable"))
        .contains(new NotForked(12, "[Errno 11] Resource temporarily unavailable"));
    assertThat(ZygoteEvent.parse("note module x is slow")).contains(new Note("module x is slow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ready", "ready x", "child 1 2 3", "exit 1", "exit 1 x", "Traceback (most"})
  void refusesWhatIsNoEvent(String line) {
    assertThat(ZygoteEvent.parse(line)).isEmpty();
  }
}
