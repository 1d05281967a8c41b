package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.benchmarks.process.Command;
import dev.spillway.benchmarks.process.Project;
import dev.spillway.benchmarks.process.Workshop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the heap of a JVM now and then and keeps the most that it saw. Not thread-safe. */
final class HeapWatch {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final double KB_IN_MB = 1024;

  /** The heap itself, or its generations; what follows on metaspace is not the heap. */
  private static final Pattern USED = Pattern.compile("(?m)^(.*)\\bused (\\d+)([KM])");

  private final Command command;
  private long lastNanos;
  private double mostMb;

  HeapWatch(Workshop workshop, long pid) {
    this.command =
        new Command(
            List.of(Project.tool("jcmd"), String.valueOf(pid), "GC.heap_info"),
            Map.of(),
            workshop.folder());
    this.lastNanos = System.nanoTime() - PAUSE_NANOS;
  }

  /** Looks, where the last look was long enough ago. */
  void look() throws IOException {
    if (System.nanoTime() - lastNanos < PAUSE_NANOS) {
      return;
    }
    try {
      mostMb = Math.max(mostMb, usedMb(command.run(LIMIT)));
      lastNanos = System.nanoTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while looking at a heap", e);
    }
  }

  double mostMb() {
    return mostMb;
  }

  /** Returns the used part of the heap that {@code jcmd PID GC.heap_info} prints. */
  static double usedMb(String info) {
    double used = 0;
    Matcher line = USED.matcher(info);
    while (line.find()) {
      if (!line.group(1).contains("Metaspace") && !line.group(1).contains("class space")) {
        double size = Long.parseLong(line.group(2));
        used += line.group(3).equals("K") ? size / KB_IN_MB : size;
      }
    }
    if (used == 0) {
      throw new BenchException("No heap in what jcmd printed: " + info);
    }
    return used;
  }
}
