package dev.spillway.placement.estimate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Learns how likely a call in the cloud meets a cold start, and how long that takes.
 *
 * <p>It keeps in mind when environments became idle, of which the cloud takes the last one first,
 * and for both expectations how often they were wrong: so it needs to know neither how long the
 * cloud keeps an idle environment nor who else calls the function. Not thread-safe.
 */
public final class ColdStarts {
  private static final int HALF_LIFE = 50;
  private static final int MOST_IDLE = 1_000;

  /** An environment that was idle for longer is not counted on. */
  private static final double KEPT_MILLIS = 300_000;

  /** How much one observation changes the share of cold starts. */
  private static final double NEWEST = 0.1;

  private final Deque<Double> idleSince = new ArrayDeque<>();
  private final Map<Expectation, Double> shares = new EnumMap<>(Expectation.class);
  private final QuantileSketch times = new QuantileSketch(HALF_LIFE);

  /** What a call is expected to meet. */
  public enum Expectation {
    /** An idle environment. */
    WARM,
    /** None that is idle. */
    COLD
  }

  /** Creates one that expects a cold start where there is no idle environment, and else none. */
  public ColdStarts() {
    shares.put(Expectation.WARM, 0.0);
    shares.put(Expectation.COLD, 1.0);
  }

  /** Returns what a call would meet that is sent now. */
  public Expectation next(double nowMillis) {
    Double last = idleSince.peekLast();
    return last != null && nowMillis - last <= KEPT_MILLIS ? Expectation.WARM : Expectation.COLD;
  }

  /** Notes that a call was sent, and returns what it will meet. */
  public Expectation sent(double nowMillis) {
    Expectation expectation = next(nowMillis);
    if (expectation == Expectation.WARM) {
      idleSince.removeLast();
    } else {
      idleSince.clear();
    }
    return expectation;
  }

  /**
   * Notes that a call ended.
   *
   * @param expectation what {@link #sent} returned
   * @param coldMillis how long its cold start took, 0 where it had none
   */
  public void ended(Expectation expectation, double coldMillis, double nowMillis) {
    boolean wasCold = coldMillis > 0;
    shares.merge(expectation, wasCold ? 1.0 : 0.0, (old, it) -> old + NEWEST * (it - old));
    if (wasCold) {
      times.add(coldMillis);
    }
    released(nowMillis);
  }

  /** Notes that a call ended of which nothing else is known. */
  public void released(double nowMillis) {
    if (idleSince.size() == MOST_IDLE) {
      idleSince.removeFirst();
    }
    idleSince.addLast(nowMillis);
  }

  /** Returns the probability that a call meets a cold start that is sent now. */
  public double probability(double nowMillis) {
    return shares.getOrDefault(next(nowMillis), 1.0);
  }

  /** Returns what cold starts add to a call that is sent now; nothing where none was seen yet. */
  public Estimate expected(double nowMillis, double confidence) {
    double probability = probability(nowMillis);
    double mean = probability * times.mean();
    boolean likely = probability > 1 - confidence;
    return new Estimate(
        mean,
        probability > 0.5 ? times.quantile(0.5) : 0,
        likely ? times.quantile(confidence) : 0,
        times.samples());
  }
}
