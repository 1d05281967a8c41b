package dev.spillway.benchmarks.figure.live;

import dev.spillway.benchmarks.figure.Bench;
import dev.spillway.benchmarks.figure.Figure;
import dev.spillway.benchmarks.figure.FigureOutcome;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Point;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.product.ProductSettings;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.Forecast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The report's experiment: the mean time at each n, by policy. */
public final class ReportExperiment implements Figure {
  private static final String LOCAL = "local-only";
  private static final String CLOUD = "cloud-only";
  private static final String BETTER = "the better place";
  private static final List<String> POLICIES =
      List.of("predictive", "hedge", "timeout", LOCAL, CLOUD);

  /** The first of these send some calls to the cloud, and not all. */
  private static final int OFFLOADING = 3;

  private static final int FIRST = 20;
  private static final int LAST = 32;

  /** From here on, a call takes so long that fewer of them tell as much. */
  private static final int LONG = 29;

  private static final int MORE_OF_SHORT = 3;

  /** To learn from, so that a 50th of them are some tries of the cloud. */
  private static final int MANY_OF_SHORT = 12;

  private static final int LOCAL_TIMEOUT_SECONDS = 1;

  /** Fewer than a server runs at a time: no call waits for another. */
  private static final int CALLERS = 3;

  private static final double BESIDE_BETTER = 1.1;
  private static final double BESIDE_LOCAL = 1.05;
  private static final double ERROR_PERCENT = 10;
  private static final long SEED = 32;

  @Override
  public String name() {
    return "live-report";
  }

  @Override
  public String title() {
    return "the report's experiment: a function that takes as long as a recursive Fibonacci";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    Map<String, LiveSystem> systems = start(bench);
    int rounds = bench.plan().live().rounds();
    Random random = new Random(SEED);
    Map<String, List<CallRecord>> measured = new LinkedHashMap<>();
    for (int round = 0; round < 2 * rounds; round++) {
      for (LiveSystem system : systems.values()) {
        bench.say(
            (round < rounds ? "learning, " : "measuring, ") + (round + 1) + ": " + system.name());
        List<String> parameters =
            parameters(random, round < rounds ? MANY_OF_SHORT : MORE_OF_SHORT);
        List<CallRecord> calls =
            system.measure(parameters.size(), callers -> callers.inTurn(parameters, CALLERS));
        if (round >= rounds) {
          measured.computeIfAbsent(system.name(), any -> new ArrayList<>()).addAll(calls);
        }
      }
    }
    bench.say("simulating the same calls");
    Chart simulated =
        SimulatorCheck.of(
            List.copyOf(systems.values()).subList(0, OFFLOADING),
            List.of(
                "--local-timeout",
                String.valueOf(1_000 * LOCAL_TIMEOUT_SECONDS),
                // For hedge, where servers may always be first.
                "--cloud-ratio",
                "2"));
    return new FigureOutcome.Measured(
        List.of(means(measured, rounds), hedge(measured), prediction(measured), simulated));
  }

  private static Map<String, LiveSystem> start(Bench bench) throws Exception {
    Map<String, ProductSettings> settings = new LinkedHashMap<>();
    for (String policy : POLICIES) {
      settings.put(
          policy, LivePlace.settings(bench, policy).with("LOCAL_TIMEOUT", LOCAL_TIMEOUT_SECONDS));
    }
    return LiveSystem.up(bench, settings, LivePlace.function(bench, "waiting_fibonacci.py"));
  }

  private static List<String> parameters(Random random, int ofShort) {
    List<String> parameters = new ArrayList<>();
    IntStream.rangeClosed(FIRST, LAST)
        .forEach(
            n -> parameters.addAll(Collections.nCopies(n < LONG ? ofShort : 1, String.valueOf(n))));
    Collections.shuffle(parameters, random);
    return parameters;
  }

  private static Chart means(Map<String, List<CallRecord>> measured, int rounds) {
    List<Series> series = new ArrayList<>();
    measured.forEach(
        (policy, calls) ->
            series.add(
                series(
                    policy,
                    series.isEmpty() ? Series.Role.OURS : Series.Role.CONTEXT,
                    Calls.meanByNumber(calls))));
    Map<Double, Double> better = better(measured);
    series.add(series(BETTER, Series.Role.CONTEXT, better));
    return new Chart(
        "means",
        "mean time at each n",
        "ms",
        new Axis("n", false),
        series,
        better.keySet().stream()
            .map(n -> new Goal(n, Goal.Bound.AT_MOST, BESIDE_BETTER, BETTER))
            .toList(),
        List.of(
            "goals are predictive's",
            LivePlace.STATED,
            "1.5 s at n = 32, divided by 1.618 for each n less; in the cloud twice as long;"
                + " LOCAL_TIMEOUT 1 s; %d callers; means of %d calls at each n below %d, of %d from there on, after %d and as many from which policies learned"
                    .formatted(
                        CALLERS, MORE_OF_SHORT * rounds, LONG, rounds, MANY_OF_SHORT * rounds),
            tries(measured)));
  }

  private static String tries(Map<String, List<CallRecord>> measured) {
    return "of predictive's measured calls, %d went to the cloud only to learn (EXPLORATION)"
        .formatted(
            measured.getOrDefault("predictive", List.of()).stream()
                .filter(call -> call.choice().reason().contains("to learn"))
                .count());
  }

  private static Map<Double, Double> better(Map<String, List<CallRecord>> measured) {
    Map<Double, Double> better =
        new TreeMap<>(Calls.meanByNumber(measured.getOrDefault(LOCAL, List.of())));
    Calls.meanByNumber(measured.getOrDefault(CLOUD, List.of()))
        .forEach((n, mean) -> better.merge(n, mean, Math::min));
    return better;
  }

  private static Chart hedge(Map<String, List<CallRecord>> measured) {
    List<Series> series =
        List.of(
            series(
                "hedge",
                Series.Role.OURS,
                Calls.meanByNumber(measured.getOrDefault("hedge", List.of()))),
            series(
                LOCAL,
                Series.Role.PEER,
                Calls.meanByNumber(measured.getOrDefault(LOCAL, List.of()))));
    return new Chart(
        "hedge",
        "hedge beside servers alone",
        "ms",
        new Axis("n", false),
        series,
        series.getFirst().points().stream()
            .map(point -> new Goal(point.x(), Goal.Bound.AT_MOST, BESIDE_LOCAL, LOCAL))
            .toList(),
        List.of());
  }

  private static Chart prediction(Map<String, List<CallRecord>> measured) {
    List<CallRecord> predicted = measured.getOrDefault("predictive", List.of());
    OptionalDouble here = Calls.errorPercent(predicted, forecast(Forecast::local), Part.RUN);
    OptionalDouble noise =
        Calls.errorPercent(predicted, Calls.medianOfParameter(predicted, Part.RUN), Part.RUN);
    OptionalDouble there =
        Calls.errorPercent(
            measured.getOrDefault(CLOUD, List.of()), forecast(Forecast::cloud), Part.CLOUD);
    return new Bars(
            "prediction",
            "how far the load balancer's prediction of a call's time was off, on average",
            "%")
        .of(
            List.of(
                Bars.bar(
                    "run on a server (policy predictive)", Series.Role.OURS, here.orElseThrow()),
                Bars.bar(
                    "the same, by its n's median afterwards",
                    Series.Role.CONTEXT,
                    noise.orElseThrow()),
                Bars.bar(
                    "way through the cloud (policy cloud-only)",
                    Series.Role.CONTEXT,
                    there.orElseThrow())),
            List.of(Bars.atMost(ERROR_PERCENT)),
            List.of(
                "the mean of |predicted - actual| / actual over the measured calls, each predicted"
                    + " when it came; the goal is the server's",
                "the median of all runs with the same n, which nobody knows before, says how much of"
                    + " it is noise of this machine"));
  }

  private static Function<CallRecord, OptionalDouble> forecast(
      Function<Forecast, Optional<Forecast.Times>> part) {
    return call ->
        call.choice().forecast().flatMap(part).stream()
            .mapToDouble(Forecast.Times::meanMillis)
            .findFirst();
  }

  private static Series series(String name, Series.Role role, Map<Double, Double> values) {
    return new Series(
        name,
        role,
        values.entrySet().stream()
            .map(entry -> new Point(entry.getKey(), List.of(entry.getValue())))
            .toList());
  }
}
