package dev.spillway.benchmarks.peer;

import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.Child;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenFaaS's of-watchdog in its forking mode: a process for each call, without a load balancer.
 *
 * @param program where it is installed
 */
public record Watchdog(Path program) {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /** Finds it, or returns empty where it is not installed. */
  public static Optional<Watchdog> find(Workshop workshop) {
    return workshop.which("of-watchdog").or(() -> workshop.which("fwatchdog")).map(Watchdog::new);
  }

  /** Starts one that runs a function with the parameter 1, whatever it is sent. */
  public Target start(Workshop workshop, Path python, Path function) throws Exception {
    int port = Wait.freePort();
    Map<String, String> environment =
        Map.of(
            "mode",
            "serializing",
            "fprocess",
            python + " " + function + " 1",
            "port",
            String.valueOf(port),
            "metrics_port",
            String.valueOf(Wait.freePort()));
    Child child =
        Child.start(
            workshop.cleanup(),
            List.of(program.toString()),
            environment,
            workshop.newFile("-watchdog.log"));
    Wait.untilListening(child, port, START_LIMIT);
    return new Target(port);
  }
}
