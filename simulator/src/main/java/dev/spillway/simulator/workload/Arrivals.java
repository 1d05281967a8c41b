package dev.spillway.simulator.workload;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When calls come: a Poisson process whose rate goes through phases again and again. Rates are
 * shares of what the servers can do, and the unit of time is what a server's slot needs for a call
 * divided by the number of slots, so that at rate 1 all slots are just busy.
 *
 * @param phases at least one with a rate above 0
 */
public record Arrivals(List<Phase> phases) {

  /**
   * A time in which the rate stays.
   *
   * @param rate of calls
   * @param length in units of time
   */
  public record Phase(double rate, double length) {}

  /** Checks the phases. */
  public Arrivals {
    phases = List.copyOf(phases);
    if (phases.stream().noneMatch(phase -> phase.rate() > 0 && phase.length() > 0)) {
      throw new IllegalArgumentException(phases + " (expected: one with a rate and a length)");
    }
  }

  /** Returns arrivals at one rate. */
  public static Arrivals poisson(double rate) {
    return new Arrivals(List.of(new Phase(rate, 1)));
  }

  /** Returns quiet phases with bursts between them. */
  public static Arrivals bursts(Phase quiet, Phase burst) {
    return new Arrivals(List.of(quiet, burst));
  }

  /** Returns phases in which calls come, with as long ones between them in which none does. */
  public static Arrivals onOff(double rate, double length) {
    return new Arrivals(List.of(new Phase(rate, length), new Phase(0, length)));
  }

  /** Returns when so many calls come, in units of time. */
  double[] times(int count, RandomGenerator random) {
    double[] times = new double[count];
    int drawn = 0;
    double begin = 0;
    for (int phase = 0; drawn < count; phase = (phase + 1) % phases.size()) {
      double rate = phases.get(phase).rate();
      double end = begin + phases.get(phase).length();
      double now = begin + gap(rate, random);
      // What is left of a gap at a phase's end is drawn anew: the process has no memory.
      while (now < end && drawn < count) {
        times[drawn++] = now;
        now += gap(rate, random);
      }
      begin = end;
    }
    return times;
  }

  private static double gap(double rate, RandomGenerator random) {
    return rate > 0 ? random.nextExponential() / rate : Double.POSITIVE_INFINITY;
  }
}
