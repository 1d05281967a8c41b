package dev.spillway.placement.estimate;

import dev.spillway.placement.money.Money;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is expected of a call at both places.
 *
 * @param queueWait until a server has a slot for it
 * @param localRun how long it runs there, or goes on to run; empty where nothing was seen
 * @param localHedgeMillis within how long nearly all such runs end, counted from their start
 * @param cloudTrip how long the cloud takes; empty where nothing was seen
 * @param cloudCost what the cloud takes
 * @param slotPrice what other callers lose for each millisecond in which a call has a slot that
 *     they want, in milliseconds: by how much longer calls take in the cloud, as a share of their
 *     run here
 * @param arrivalsPerMilli how many calls arrive in a millisecond
 * @param experience what this rests on
 */
public record Outlook(
    Estimate queueWait,
    Optional<Estimate> localRun,
    OptionalDouble localHedgeMillis,
    Optional<Estimate> cloudTrip,
    Money cloudCost,
    double slotPrice,
    double arrivalsPerMilli,
    Experience experience) {

  /**
   * What was seen so far.
   *
   * @param localCalls how many calls ended on servers
   * @param cloudCalls how many ended in the cloud
   * @param sinceLocal how many ended since the last of them that did on a server
   * @param sinceCloud how many ended since the last of them that did in the cloud
   */
  public record Experience(long localCalls, long cloudCalls, long sinceLocal, long sinceCloud) {
    /** Nothing was seen. */
    public static final Experience NONE = new Experience(0, 0, 0, 0);
  }

  /** Nothing is known. */
  public static final Outlook UNKNOWN =
      new Outlook(
          Estimate.NOTHING,
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Money.ZERO,
          0,
          0,
          Experience.NONE);

  /** Returns how long it takes until a server has answered; empty where that is not known. */
  public Optional<Estimate> localCompletion() {
    return localRun.map(queueWait::plus);
  }

  @Override
  public String toString() {
    return "local: "
        + localCompletion().map(Estimate::toString).orElse("not known")
        + (queueWait.meanMillis() > 0
            ? ", of which " + Words.millis(queueWait.meanMillis()) + " in the queue"
            : "")
        + "; cloud: "
        + cloudTrip.map(trip -> trip + " for " + cloudCost).orElse("not known");
  }
}
