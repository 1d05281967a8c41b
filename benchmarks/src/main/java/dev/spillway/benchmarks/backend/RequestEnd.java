package dev.spillway.benchmarks.backend;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Finds where requests of one connection end; callers do not pipeline. Not thread-safe. */
final class RequestEnd {
  private static final String LENGTH = "\r\ncontent-length:";

  private final StringBuilder head = new StringBuilder();
  private long missing;
  private boolean inBody;

  /** Takes what came and returns whether the request is complete; then the next one begins. */
  boolean isReached(ByteBuffer in) {
    while (!inBody && in.hasRemaining()) {
      head.append((char) in.get());
      inBody = endsHead();
      missing = inBody ? bodyLength(head.toString()) : 0;
    }
    missing -= in.remaining();
    if (!inBody || missing > 0) {
      return false;
    }
    head.setLength(0);
    inBody = false;
    return true;
  }

  private boolean endsHead() {
    int length = head.length();
    return length >= 4 && head.charAt(length - 1) == '\n' && head.charAt(length - 3) == '\n';
  }

  private static long bodyLength(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(LENGTH);
    if (at < 0) {
      return 0;
    }
    int from = at + LENGTH.length();
    return Long.parseLong(lower.substring(from, lower.indexOf('\r', from)).strip());
  }
}
