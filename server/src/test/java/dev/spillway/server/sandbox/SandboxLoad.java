package dev.spillway.server.sandbox;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.process.ProcessGuard;
import dev.spillway.server.sandbox.process.ResourceLimits;
import dev.spillway.server.sandbox.zygote.ZygoteFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures both sandboxes in turn, without a server around them: {@code SandboxLoad FUNCTION
 * CALLERS SECONDS ROUNDS}. Prints calls per second and the median latency.
 */
public final class SandboxLoad {
  private static final SandboxLimits LIMITS = new SandboxLimits(Duration.ofSeconds(30), 100_000);

  private SandboxLoad() {}

  /** Runs the measurement. */
  public static void main(String[] args) throws Exception {
    Path function = Path.of(args[0]);
    int callers = Integer.parseInt(args[1]);
    Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
    for (int round = 0; round < Integer.parseInt(args[3]); round++) {
      try (Sandbox zygote = ZygoteFixture.start().sandbox()) {
        measure("zygote", zygote, function, callers, time);
      }
      try (Sandbox process = process()) {
        measure("process", process, function, callers, time);
      }
    }
  }

  private static Sandbox process() throws IOException {
    ResourceLimits limits = new ResourceLimits(1L << 32, 60, 1024, 1L << 30);
    return new ProcessSandbox(
        new FunctionCommand(ZygoteFixture.PYTHON, ZygoteFixture.PATH), ProcessGuard.create(limits));
  }

  private static void measure(
      String name, Sandbox sandbox, Path function, int callers, Duration time) throws Exception {
    load(sandbox, function, callers, Duration.ofSeconds(1));
    Duration before = ownCpu();
    long[] nanos = load(sandbox, function, callers, time);
    double millis = ownCpu().minus(before).toNanos() / 1e6;
    System.out.printf(
        "%-8s %3d callers: %7.1f calls/s, p50 %.2f ms, p99 %.2f ms, server's CPU %.2f ms a call%n",
        name,
        callers,
        nanos.length / (time.toMillis() / 1e3),
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        millis / nanos.length);
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long[] load(Sandbox sandbox, Path function, int callers, Duration time)
      throws Exception {
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        all.add(threads.submit(() -> callUntil(end, sandbox, function)));
      }
      List<Long> latencies = new ArrayList<>();
      for (Future<List<Long>> one : all) {
        latencies.addAll(one.get());
      }
      long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private static List<Long> callUntil(long end, Sandbox sandbox, Path function) {
    List<Long> latencies = new ArrayList<>();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      SandboxResult result = sandbox.execute(function, Invocation.of("1"), LIMITS);
      if (!(result instanceof Exited(int exitCode, String _, String _)) || exitCode != 0) {
        throw new IllegalStateException("A call failed: " + result);
      }
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }
}
