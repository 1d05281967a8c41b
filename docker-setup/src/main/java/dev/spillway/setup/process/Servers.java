package dev.spillway.setup.process;

import dev.spillway.common.process.ProcessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The servers that a load balancer started as processes. */
record Servers(Path folder) {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  boolean anyRuns() {
    return records().stream()
        .map(ProcessRecord::load)
        .flatMap(Optional::stream)
        .anyMatch(server -> server.find().isPresent());
  }

  /** Ends all, at the same time, and deletes their files but the logs. */
  void remove() {
    records().parallelStream()
        .map(ProcessRecord::load)
        .flatMap(Optional::stream)
        .forEach(server -> server.terminate(STOP_LIMIT));
    for (String ending : List.of(".process", ".port", ".config")) {
      Leftovers.delete(Leftovers.list(folder, ending));
    }
  }

  List<Path> logs() {
    return Leftovers.list(folder, ".log");
  }

  private List<Path> records() {
    return Leftovers.list(folder, ".process");
  }
}
