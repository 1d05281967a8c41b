package dev.spillway.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** Writes one line an event: line ends in messages and stack traces become bars. Thread-safe. */
final class EventLine extends LayoutBase<ILoggingEvent> {
  private static final int TRACE_LINES = 20;
  private static final int LEVEL_WIDTH = 5;
  private static final String BAR = " | ";

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    line.append(event.getInstant().truncatedTo(ChronoUnit.MILLIS))
        .append(' ')
        .append(event.getLevel());
    line.repeat(' ', LEVEL_WIDTH - event.getLevel().levelStr.length() + 1);
    String logger = event.getLoggerName();
    line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(" - ");
    appendJoined(line, event.getFormattedMessage());
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      line.append(BAR).append(trace(thrown));
    }
    return line.append('\n').toString();
  }

  private static void appendJoined(StringBuilder line, String message) {
    line.append(isOneLine(message) ? message : message.lines().collect(Collectors.joining(BAR)));
  }

  private static boolean isOneLine(String message) {
    return message.indexOf('\n') < 0 && message.indexOf('\r') < 0;
  }

  private static String trace(IThrowableProxy thrown) {
    return ThrowableProxyUtil.asString(thrown)
        .lines()
        .limit(TRACE_LINES)
        .map(String::strip)
        .collect(Collectors.joining(BAR));
  }
}
