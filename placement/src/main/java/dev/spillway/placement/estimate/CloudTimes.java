package dev.spillway.placement.estimate;

import dev.spillway.placement.estimate.ColdStarts.Expectation;
import java.util.Optional;

/** Learns how long calls take in the cloud: gateway, cold start, run. Not thread-safe. */
public final class CloudTimes {
  private static final int HALF_LIFE = 200;

  private final RunTimes runs = new RunTimes();
  private final ColdStarts coldStarts = new ColdStarts();
  private final QuantileSketch gateway = new QuantileSketch(HALF_LIFE);

  /**
   * How long the parts of a call took.
   *
   * @param runMillis in the function
   * @param coldMillis to start an environment; 0 where there was one
   * @param gatewayMillis all else: the network, the gateway
   */
  public record Parts(double runMillis, double coldMillis, double gatewayMillis) {}

  /** Notes that a call was sent; what is returned belongs to {@link #answered}. */
  public Expectation sent(double nowMillis) {
    return coldStarts.sent(nowMillis);
  }

  /**
   * Learns from a call that was answered. Whoever measures a cold start sees only the end of it:
   * what such a call took longer than others on its way belongs to it, too.
   */
  public void answered(String parameter, Parts parts, Expectation expectation, double nowMillis) {
    runs.ran(parameter, parts.runMillis());
    double cold = parts.coldMillis();
    if (cold > 0) {
      cold += Math.max(0, parts.gatewayMillis() - gateway.quantile(0.5));
    } else {
      gateway.add(parts.gatewayMillis());
    }
    coldStarts.ended(expectation, cold, nowMillis);
  }

  /** Notes that a call that was sent did not run: the environment it would have had is idle. */
  public void didNotTake(Expectation expectation, double nowMillis) {
    if (expectation == Expectation.WARM) {
      coldStarts.released(nowMillis);
    }
  }

  /** Learns from a call that was given up: it ran for so long at least. */
  public void gaveUp(String parameter, double runMillis, double nowMillis) {
    runs.ranAtLeast(parameter, runMillis);
    coldStarts.released(nowMillis);
  }

  /** Returns whether calls with this parameter were seen, or there is a trend for it. */
  boolean knows(String parameter) {
    return runs.knows(parameter);
  }

  /** Returns how long a call runs there; empty where none was answered yet. */
  Optional<Estimate> run(String parameter, double confidence) {
    return runs.remaining(parameter, 0, confidence);
  }

  /** Returns how long a call takes that is sent now and runs for so long. */
  Estimate trip(Estimate run, double nowMillis, double confidence) {
    return warmTrip(run, confidence).plus(coldStarts.expected(nowMillis, confidence));
  }

  /** Returns how long a call takes that runs for so long, without a cold start. */
  Estimate warmTrip(Estimate run, double confidence) {
    return run.plus(gatewayTime(confidence));
  }

  /** Returns what a call is billed for on average that runs for so long, cold start included. */
  double billedMillis(Estimate run, double nowMillis) {
    return run.meanMillis() + coldStarts.expected(nowMillis, 0.5).meanMillis();
  }

  /** Returns how far predicted run times were off. */
  public MeanError meanError() {
    return runs.meanError();
  }

  private Estimate gatewayTime(double confidence) {
    return new Estimate(
        gateway.mean(), gateway.quantile(0.5), gateway.quantile(confidence), gateway.samples());
  }
}
