package dev.spillway.common.journal;

import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Words;
import dev.spillway.placement.money.Money;
import java.util.Optional;

/**
 * What was expected of a call when it came.
 *
 * @param queue waiting for a server
 * @param local running on a server; empty where nothing was known
 * @param cloud the way through the cloud; empty where nothing was known
 * @param cloudCost what the cloud would ask
 */
public record Forecast(Times queue, Optional<Times> local, Optional<Times> cloud, Money cloudCost) {

  /**
   * How long something was expected to take.
   *
   * @param meanMillis on average
   * @param medianMillis half of the time, at most
   * @param highMillis nearly always, at most
   */
  public record Times(double meanMillis, double medianMillis, double highMillis) {
    static Times of(Estimate estimate) {
      return new Times(estimate.meanMillis(), estimate.medianMillis(), estimate.highMillis());
    }

    @Override
    public String toString() {
      return Words.spread(meanMillis, medianMillis, highMillis);
    }
  }

  /** Returns what an outlook says. */
  public static Forecast of(Outlook outlook) {
    return new Forecast(
        Times.of(outlook.queueWait()),
        outlook.localRun().map(Times::of),
        outlook.cloudTrip().map(Times::of),
        outlook.cloudCost());
  }

  /** Returns it in words. */
  @Override
  public String toString() {
    String here = local.map(time -> "here " + time).orElse("here not known");
    String before =
        queue.meanMillis() > 0 ? ", after " + Words.millis(queue.meanMillis()) + " of waiting" : "";
    String there =
        cloud.map(time -> "in the cloud " + time + " for " + cloudCost).orElse("there not known");
    return here + before + "; " + there;
  }
}
