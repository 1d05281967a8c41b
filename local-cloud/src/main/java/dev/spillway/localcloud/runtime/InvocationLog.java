package dev.spillway.localcloud.runtime;

import dev.spillway.localcloud.logs.LogStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Writes one environment's log stream, and keeps the end of the current invocation's part. */
final class InvocationLog {
  /** What Lambda returns with an answer, where it is asked to. */
  private static final int TAIL_BYTES = 4096;

  private final LogStore store;
  private final String group;
  private final String stream;
  private final StringBuilder tail = new StringBuilder();

  InvocationLog(LogStore store, String group, String stream) {
    this.store = store;
    this.group = group;
    this.stream = stream;
  }

  String stream() {
    return stream;
  }

  synchronized void start(String requestId, String version) {
    tail.setLength(0);
    line("START RequestId: " + requestId + " Version: " + version);
  }

  synchronized void line(String line) {
    store.append(group, stream, line);
    tail.append(line).append('\n');
    if (tail.length() > 2 * TAIL_BYTES) {
      tail.delete(0, tail.length() - TAIL_BYTES);
    }
  }

  synchronized void end(String requestId, Duration duration, Usage usage) {
    double millis = duration.toNanos() / 1e6;
    line("END RequestId: " + requestId);
    line(
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\t"
                + "Max Memory Used: %d MB\t%s",
            requestId,
            millis,
            (long) Math.ceil(millis),
            usage.memoryMb,
            usage.peakMb,
            usage.initMillis > 0
                ? String.format(Locale.ROOT, "Init Duration: %.2f ms\t", usage.initMillis)
                : ""));
  }

  /** Returns the last 4 KB of the current invocation's lines. */
  synchronized String tail() {
    byte[] all = tail.toString().getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, all.length - TAIL_BYTES);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  /**
   * What an invocation used.
   *
   * @param memoryMb what the function may use
   * @param peakMb the most that its environment has used
   * @param initMillis what the start of its environment took; 0 where it was warm
   */
  record Usage(int memoryMb, long peakMb, double initMillis) {}
}
