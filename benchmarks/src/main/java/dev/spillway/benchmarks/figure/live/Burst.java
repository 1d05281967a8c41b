package dev.spillway.benchmarks.figure.live;

import dev.spillway.benchmarks.figure.Bench;
import dev.spillway.benchmarks.figure.Figure;
import dev.spillway.benchmarks.figure.FigureOutcome;
import dev.spillway.benchmarks.load.FunctionCalls.Due;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.product.ProductSettings;
import dev.spillway.common.journal.CallRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A burst of four times what servers take: how soon it is answered, and for how much. */
public final class Burst implements Figure {
  private static final String LOCAL = "local-only";
  private static final String CLOUD = "cloud-only";
  private static final String TIMEOUT = "timeout";
  private static final String PREDICTIVE = "predictive";
  private static final String DEADLINE = "predictive, DEADLINE 3 s";
  private static final int CALL_MILLIS = 1_000;
  private static final int DEADLINE_MILLIS = 3_000;

  /** Calls for each that the servers take meanwhile. */
  private static final double QUIET = 0.5;

  private static final double BUSY = 4;

  /**
   * Calls at once before, so that the cloud has environments: on this machine they would take the
   * processors while they start.
   */
  private static final int WARMING = 24;

  private static final double SOONER = 1.9;
  private static final double CHEAPER = 0.4;
  private static final double MILLION = 1e6;

  @Override
  public String name() {
    return "live-burst";
  }

  @Override
  public String title() {
    return "a burst of four times what the servers take, the cloud as fast as they";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    int seconds = bench.plan().live().burstSeconds();
    List<Due> load = load(seconds);
    List<String> warming = Collections.nCopies(WARMING, String.valueOf(CALL_MILLIS));
    Map<String, LiveSystem> systems = start(bench);
    Map<String, List<CallRecord>> measured = new LinkedHashMap<>();
    for (LiveSystem system : systems.values()) {
      bench.say(system.name());
      var _ = system.measure(WARMING, callers -> callers.inTurn(warming, WARMING));
      measured.put(system.name(), system.measure(load.size(), callers -> callers.whenDue(load)));
    }
    bench.say("simulating the same calls");
    Chart simulated =
        SimulatorCheck.of(
            List.copyOf(systems.values()).subList(0, 2),
            List.of("--last", String.valueOf(load.size()), "--cold", "0"));
    return new FigureOutcome.Measured(
        List.of(finish(measured, seconds, load.size()), cost(measured), simulated));
  }

  private static Map<String, LiveSystem> start(Bench bench) throws Exception {
    Map<String, ProductSettings> settings = new LinkedHashMap<>();
    for (String policy : List.of(TIMEOUT, PREDICTIVE, LOCAL, CLOUD)) {
      settings.put(policy, LivePlace.settings(bench, policy));
    }
    settings.put(DEADLINE, LivePlace.settings(bench, PREDICTIVE).with("DEADLINE", DEADLINE_MILLIS));
    return LiveSystem.up(bench, settings, LivePlace.function(bench, "waiting.py"));
  }

  /** Quiet, then the burst for some seconds, then quiet again for as long. */
  private static List<Due> load(int seconds) {
    List<Due> calls = new ArrayList<>();
    double perSecond = 1_000.0 / CALL_MILLIS * LivePlace.SLOTS;
    for (int phase = 0; phase < 3; phase++) {
      double rate = perSecond * (phase == 1 ? BUSY : QUIET);
      for (int i = 0; i < rate * seconds; i++) {
        calls.add(new Due(1_000.0 * (phase * seconds + i / rate), String.valueOf(CALL_MILLIS)));
      }
    }
    return calls;
  }

  private static double burstMillis(List<CallRecord> calls, int seconds) {
    Instant begin = calls.getFirst().arrived().plusSeconds(seconds);
    // A call comes a moment after it is due.
    Instant from = begin.minus(Duration.ofMillis(50));
    return Calls.spanMillis(
        calls.stream()
            .filter(call -> call.arrived().isAfter(from))
            .filter(call -> call.arrived().isBefore(from.plusSeconds(seconds)))
            .toList());
  }

  private static Chart finish(Map<String, List<CallRecord>> measured, int seconds, int calls) {
    return new Bars("finish", "from the burst's first call to its last answer", "ms")
        .of(
            bars(measured, Series.Role.PEER, records -> burstMillis(records, seconds)),
            List.of(Bars.atMost(1 / SOONER, LOCAL)),
            notes(seconds, calls));
  }

  private static Chart cost(Map<String, List<CallRecord>> measured) {
    return new Bars("cost", "what the cloud asks for all calls", "millionths of a USD")
        .of(
            bars(measured, Series.Role.CONTEXT, calls -> MILLION * Calls.usd(calls)),
            List.of(Bars.atMost(CHEAPER, CLOUD)),
            List.of("the goal is that of timeout, the first"));
  }

  /** Nothing can be compared with what costs nothing. */
  private static List<Series> bars(
      Map<String, List<CallRecord>> measured,
      Series.Role ofLocal,
      ToDoubleFunction<List<CallRecord>> value) {
    List<Series> bars = new ArrayList<>();
    measured.forEach(
        (contender, calls) ->
            bars.add(Bars.bar(contender, role(contender, ofLocal), value.applyAsDouble(calls))));
    return bars;
  }

  private static Series.Role role(String contender, Series.Role ofLocal) {
    return switch (contender) {
      case LOCAL -> ofLocal;
      case CLOUD -> Series.Role.PEER;
      default -> Series.Role.OURS;
    };
  }

  private static List<String> notes(int seconds, int calls) {
    return List.of(
        "the goal is that of timeout, the first",
        LivePlace.STATED,
        "calls of %d ms: %d s at half of what servers take, %d s at four times as much, %d s at half: %d calls; %d calls at once before, so that environments are warm; with one server, the load balancer hands it up to eight calls, of which four run"
            .formatted(CALL_MILLIS, seconds, seconds, seconds, calls, WARMING));
  }
}
