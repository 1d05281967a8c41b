package dev.spillway.loadbalancer.calibrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.config.Settings;
import java.time.Duration;

/** Writes a report for programs: times in milliseconds, money in nanodollars. */
public final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS_PER_MILLI = 1e6;

  private ReportJson() {}

  /** Returns the line of {@code .env} that sets a memory size. */
  public static String setting(int memoryMb) {
    return Settings.LAMBDA_MEMORY_MB.key() + "=" + memoryMb;
  }

  /** Returns a report as JSON, over several lines. */
  public static String of(Report report) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode runs = node.putArray("measurements");
    report.measurements().forEach(run -> write(run, report, runs.addObject()));
    ArrayNode disagreements = node.putArray("disagreements");
    report.disagreements().forEach(found -> disagreements.add(found.parameter()));
    write(report.choice(), node.putObject("choice"));
    node.put("spentNanodollars", report.spent().nanodollars());
    report.worthStoring().ifPresent(memoryMb -> node.put("setting", setting(memoryMb)));
    return node.toPrettyString() + "\n";
  }

  private static void write(Measurement run, Report report, ObjectNode node) {
    node.put("parameter", run.parameter());
    switch (run.place()) {
      case Place.Here _ -> node.put("place", "here");
      case Place.There(int memoryMb) -> node.put("place", "cloud").put("memoryMb", memoryMb);
    }
    node.put("calls", run.warm().size());
    run.times()
        .ifPresent(
            times -> {
              node.put("medianMillis", millis(times.median()));
              times.p95().ifPresent(time -> node.put("p95Millis", millis(time)));
              node.put("longestMillis", millis(times.longest()));
            });
    run.coldStart().ifPresent(time -> node.put("coldStartMillis", millis(time)));
    run.cost(report.tariff()).ifPresent(cost -> node.put("nanodollarsPerCall", cost.nanodollars()));
    run.failure().ifPresent(reason -> node.put("failure", reason));
  }

  private static void write(Choice choice, ObjectNode node) {
    switch (choice) {
      case Choice.Cheapest(int memoryMb) -> node.put("kind", "cheapest").put("memoryMb", memoryMb);
      case Choice.Fastest(int memoryMb) -> node.put("kind", "fastest").put("memoryMb", memoryMb);
      case Choice.TooSlow(int memoryMb) -> node.put("kind", "too-slow").put("memoryMb", memoryMb);
      case Choice.NoneWorks _ -> node.put("kind", "none-works");
    }
  }

  private static double millis(Duration time) {
    return time.toNanos() / NANOS_PER_MILLI;
  }
}
