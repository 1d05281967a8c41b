package dev.spillway.setup.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  @Test
  void saysHowLongAStepTook() {
    String result =
        console(false)
            .step(
                "redis",
                () -> {
                  now.addAndGet(1_260_000_000L);
                  return "started";
                });

    assertThat(result).isEqualTo("started");
    assertThat(text()).isEqualTo("  ok      redis  1.2 s\n");
  }

  @Test
  void saysThatAStepFailed() {
    Runnable broken =
        () -> {
          throw new SetupException("broken", "mend it");
        };

    assertThatThrownBy(() -> console(false).step("redis", broken)).hasMessage("broken");
    assertThat(text()).isEqualTo("  failed  redis  0.0 s\n");
  }

  @Test
  void endsALineAfterTheWheelOnATerminal() {
    console(true).step("redis", () -> {});

    assertThat(text()).endsWith("\r\033[K  ok      redis  0.0 s\n");
  }

  private Console console(boolean terminal) {
    return new Console(new PrintStream(memory, true, StandardCharsets.UTF_8), terminal, now::get);
  }

  private String text() {
    return memory.toString(StandardCharsets.UTF_8);
  }
}
