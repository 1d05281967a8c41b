package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.CallBytes;
import dev.spillway.benchmarks.load.HeldCalls;
import dev.spillway.benchmarks.load.LoadFailedException;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Goal.Bound;
import dev.spillway.benchmarks.measure.Point;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.product.Installation;
import dev.spillway.benchmarks.product.ProductSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Very many calls that are open at once, of which none may be lost. */
final class OpenCalls implements Figure {
  private static final int SERVERS = 2;
  private static final int CONCURRENCY = 4;
  private static final int HEAP_MB = 512;
  private static final int LIMIT_SECONDS = 300;
  private static final double PLACE = 1;

  @Override
  public String name() {
    return "open-calls";
  }

  @Override
  public String title() {
    return "calls that are open at once, and the load balancer's heap meanwhile";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    if (!ProductSettings.has(ProductSettings.QUEUE_CAPACITY)) {
      return new FigureOutcome.LeftOut(ProductSettings.NO_QUEUE);
    }
    int calls = bench.plan().heldCalls();
    Path gate = bench.workshop().newFile("-gate");
    bench.say("bringing up the product");
    Installation product = up(bench, calls);
    HeapWatch heap = new HeapWatch(bench.workshop(), product.loadBalancer().pid());
    CallBytes call = CallBytes.of("call_faas", gate.toString(), "result: open");
    try (HeldCalls held = new HeldCalls(product.target(), call, calls)) {
      bench.say("opening " + calls + " calls");
      held.open(heap::look);
      int open = held.waiting();
      Files.createFile(gate);
      bench.say(open + " calls are open; waiting for their answers");
      HeldCalls.Ended ended = held.await(LIMIT_SECONDS, heap::look);
      return outcome(calls, open, ended, heap.mostMb());
    }
  }

  private static Installation up(Bench bench, int calls) throws Exception {
    ProductSettings settings =
        ProductSettings.of("process", bench.workshop().newFile("-state"))
            .with("NUMBER_OF_SERVERS", SERVERS)
            .with("SERVER_CONCURRENCY", CONCURRENCY)
            .with("LOCAL_TIMEOUT", LIMIT_SECONDS)
            .with(ProductSettings.QUEUE_CAPACITY, calls)
            .with(ProductSettings.QUEUE_TIMEOUT_MILLIS, LIMIT_SECONDS * 1000)
            // Not a setting of the product: its JVMs read it.
            .with("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP_MB + "m");
    return Installation.up(
        bench.workshop(), settings, bench.workshop().unpack("/function/gated.py"));
  }

  private static FigureOutcome outcome(int calls, int open, HeldCalls.Ended ended, double heapMb) {
    if (ended.answered() < calls) {
      throw new LoadFailedException(
          "Of %d calls %d were answered and %d failed; the first: %s"
              .formatted(calls, ended.answered(), ended.failed(), ended.firstFailure()));
    }
    Series heap =
        new Series(Names.OURS, Series.Role.OURS, List.of(new Point(PLACE, List.of(heapMb))));
    return new FigureOutcome.Measured(
        List.of(
            new Chart(
                "heap",
                calls + " calls, the load balancer's JVM with -Xmx" + HEAP_MB + "m",
                "MB of heap",
                Axis.NONE,
                List.of(heap),
                List.of(Goal.of(PLACE, Bound.AT_MOST, HEAP_MB)),
                List.of(
                    "%d calls were open at once, %d were answered, none was lost"
                        .formatted(open, ended.answered())))));
  }
}
