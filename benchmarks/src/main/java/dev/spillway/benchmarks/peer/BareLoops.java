package dev.spillway.benchmarks.peer;

import dev.spillway.benchmarks.process.Command;
import dev.spillway.benchmarks.process.Workshop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Shell loops that run {@code python3 function.py 1} again and again: what a machine makes of
 * interpreter starts when nothing is around them.
 *
 * @param python the interpreter
 * @param function the script
 * @param loops how many loops there are at a time
 */
public record BareLoops(Path python, Path function, int loops) {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SCRIPT =
      "i=0; while [ $i -lt $1 ]; do \"$2\" \"$3\" 1 >/dev/null || exit 1; i=$((i+1)); done";

  /** Returns the runs a second of all loops together, each of so many runs. */
  public double perSecond(Workshop workshop, int runs) throws Exception {
    Command loop =
        new Command(
            List.of(
                "sh",
                "-c",
                SCRIPT,
                "loop",
                String.valueOf(runs),
                python.toString(),
                function.toString()),
            Map.of(),
            workshop.folder());
    long start = System.nanoTime();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < loops; i++) {
        all.add(executor.submit(() -> loop.run(LIMIT)));
      }
      for (Future<String> one : all) {
        one.get();
      }
    }
    return loops * runs / ((System.nanoTime() - start) / 1e9);
  }
}
