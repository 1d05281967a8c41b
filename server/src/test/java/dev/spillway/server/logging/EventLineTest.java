package dev.spillway.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class EventLineTest {
  private final LoggerContext context = new LoggerContext();

  @Test
  void writesOneLineAnEvent() {
    assertThat(line(Level.INFO, "listens on 8000", null))
        .isEqualTo("2026-11-23T10:15:30.123Z INFO  ServerProgram - listens on 8000\n");
    assertThat(line(Level.ERROR, "one\ntwo\r\nthree", null))
        .isEqualTo("2026-11-23T10:15:30.123Z ERROR ServerProgram - one | two | three\n");
  }

  @Test
  void putsTheStartOfAStackTraceOnTheSameLine() {
    Exception cause = new IllegalStateException("the cause");
    String line = line(Level.WARN, "failed", new IllegalArgumentException("the failure", cause));
    assertThat(line)
        .contains(
            " WARN  ServerProgram - failed | java.lang.IllegalArgumentException: the failure | at ")
        .containsOnlyOnce("\n");
    assertThat(line.split(" \\| ")).hasSize(21);
  }

  @Test
  void isWhatServersLogWith() {
    assertThat(LoggerFactory.getILoggerFactory())
        .isInstanceOfSatisfying(
            LoggerContext.class,
            logging ->
                assertThat(logging.getLogger("ROOT").getAppender("console").isStarted()).isTrue());
  }

  private String line(Level level, String message, @Nullable Throwable thrown) {
    LoggingEvent event =
        new LoggingEvent(
            "caller",
            context.getLogger("dev.spillway.server.ServerProgram"),
            level,
            message,
            thrown,
            new Object[0]);
    event.setInstant(Instant.parse("2026-11-23T10:15:30.123Z"));
    return new EventLine().doLayout(event);
  }
}
