package dev.spillway.benchmarks.figure.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Numbers;
import dev.spillway.benchmarks.measure.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Plays in the simulator what live systems recorded, and says how far it is off. */
final class SimulatorCheck {
  private SimulatorCheck() {}

  /**
   * Returns a chart of the mean of |simulated - live| / live over the calls' latencies.
   *
   * @param options of the simulator's world
   */
  static Chart of(List<LiveSystem> systems, List<String> options)
      throws IOException, InterruptedException {
    List<Series> bars = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (LiveSystem system : systems) {
      JsonNode check = system.check(options);
      double error = 100 * check.required("errorPerCall").asDouble();
      bars.add(Bars.bar(system.name(), Series.Role.OURS, error));
      notes.add(note(system.name(), check.required("live"), check.required("simulated")));
    }
    return new Bars(
            "simulator",
            "the simulator beside the live system: how far a call's latency is off, on average",
            "%")
        .of(bars, List.of(), notes);
  }

  private static String note(String name, JsonNode live, JsonNode simulated) {
    return "%s, live and simulated: mean %s, p50 %s, p95 %s, p99 %s ms; in the cloud %s %%"
        .formatted(
            name,
            both(live, simulated, "meanMillis", 1),
            both(live, simulated, "p50", 1),
            both(live, simulated, "p95", 1),
            both(live, simulated, "p99", 1),
            both(live, simulated, "cloudShare", 100));
  }

  private static String both(JsonNode live, JsonNode simulated, String field, double times) {
    return Numbers.plain(times * live.required(field).asDouble())
        + " and "
        + Numbers.plain(times * simulated.required(field).asDouble());
  }
}
