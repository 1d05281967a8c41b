package dev.spillway.client.call;

import dev.spillway.client.call.LatencyReport.FaultGroup;
import java.time.Duration;
import java.util.Locale;

/** Writes a report for people. */
public final class Summary {
  private Summary() {}

  /** Returns the report as a sentence, a table, and a line for each sort of fault. */
  public static String text(LatencyReport report, LoadPlan plan) {
    StringBuilder text = new StringBuilder(headline(report, plan));
    text.append("\n\n").append(line("", "count", "p50", "p95", "p99"));
    report
        .kinds()
        .forEach(
            (kind, latencies) -> {
              // Our own load balancer always says where a call ran.
              if (kind != CallKind.UNKNOWN || latencies.count() > 0) {
                text.append(row(kind.toString(), latencies));
              }
            });
    text.append(row("total", report.total()));
    if (!report.faults().isEmpty()) {
      text.append('\n');
      report.faults().forEach(group -> text.append(fault(group)));
    }
    return text.toString();
  }

  /** Returns a duration as people read it, e.g. {@code 12.3 ms}. */
  static String shown(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    return millis < 1_000 ? format("%.1f ms", millis) : format("%.2f s", millis / 1e3);
  }

  private static String headline(LatencyReport report, LoadPlan plan) {
    return format(
        "%d calls, %d at a time, in %s: %.1f answers a second",
        report.total().count(),
        plan.concurrency(),
        shown(report.elapsed()),
        report.answersPerSecond());
  }

  private static String row(String name, Latencies latencies) {
    String count = String.valueOf(latencies.count());
    return latencies.count() == 0
        ? line(name, count, "-", "-", "-")
        : line(name, count, shown(latencies.p50()), shown(latencies.p95()), shown(latencies.p99()));
  }

  private static String fault(FaultGroup group) {
    return format("%d x %s: %s%n", group.count(), group.first().label(), group.first().headline());
  }

  private static String line(String name, String count, String p50, String p95, String p99) {
    return format("%-8s%8s%12s%12s%12s%n", name, count, p50, p95, p99);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }
}
