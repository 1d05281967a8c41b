package dev.spillway.placement.estimate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The calls that the servers have and those that wait for them, to tell how long the next one
 * waits: as long as it takes until all before it have started and one slot is free again, first
 * come, first served. Thread-safe.
 */
public final class Backlog {
  /** So many waiting calls are gone through one by one; what is behind them is spread evenly. */
  private static final int EXACT = 256;

  /** A run that is longer than was predicted goes on for this share of what it has run. */
  private static final double OVERDUE = 0.25;

  private final Map<Long, Run> running = new LinkedHashMap<>();
  private final Map<Long, Estimate> waiting = new LinkedHashMap<>();
  private double waitingMillis;

  private record Run(Estimate predicted, double startMillis) {
    double remaining(double nowMillis) {
      double elapsed = nowMillis - startMillis;
      return Math.max(predicted.meanMillis() - elapsed, OVERDUE * elapsed);
    }
  }

  /** Notes that a call waits. */
  public synchronized void waits(long call, Estimate predictedRun) {
    waiting.put(call, predictedRun);
    waitingMillis += predictedRun.meanMillis();
  }

  /** Notes that a call starts, which has waited or not. */
  public synchronized void starts(long call, Estimate predictedRun, double nowMillis) {
    stopsWaiting(call);
    running.put(call, new Run(predictedRun, nowMillis));
  }

  /** Notes that a call runs and waits no longer. */
  public synchronized void leaves(long call) {
    stopsWaiting(call);
    running.remove(call);
  }

  /**
   * Returns how long a call waits that comes now.
   *
   * @param slots how many calls the servers run at a time
   */
  public synchronized Estimate queueWait(int slots, double nowMillis) {
    if (running.size() + waiting.size() < slots) {
      return Estimate.NOTHING;
    }
    PriorityQueue<Double> free = new PriorityQueue<>();
    double deviation = 0;
    for (Run run : running.values()) {
      free.add(run.remaining(nowMillis));
      deviation += square(run.predicted());
    }
    while (free.size() < slots) {
      free.add(0.0);
    }
    double behind = waitingMillis;
    Iterator<Estimate> next = waiting.values().iterator();
    for (int i = 0; i < EXACT && next.hasNext(); i++) {
      Estimate run = next.next();
      free.add(earliest(free) + run.meanMillis());
      deviation += square(run);
      behind -= run.meanMillis();
    }
    double mean = earliest(free) + (next.hasNext() ? behind / slots : 0);
    return new Estimate(mean, mean, mean + Math.sqrt(deviation) / slots, running.size());
  }

  private static double earliest(PriorityQueue<Double> free) {
    Double earliest = free.poll();
    return earliest == null ? 0 : earliest;
  }

  private void stopsWaiting(long call) {
    Estimate waited = waiting.remove(call);
    if (waited != null) {
      waitingMillis -= waited.meanMillis();
    }
  }

  private static double square(Estimate run) {
    double above = Math.max(0, run.highMillis() - run.meanMillis());
    return above * above;
  }
}
