package dev.spillway.placement.estimate;

import dev.spillway.placement.estimate.ColdStarts.Expectation;
import dev.spillway.placement.estimate.Outlook.Experience;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import dev.spillway.placement.money.Usage;
import java.util.Optional;

/**
 * All that is learned about one function, at both places. Times are in milliseconds, and any clock
 * will do whose zero does not move. Thread-safe.
 */
public final class Estimates {
  private final CloudTerms terms;
  private final double confidence;
  private final RunTimes local = new RunTimes();
  private final CloudTimes cloud = new CloudTimes();
  private final Speed speed = new Speed();
  private final SlotPrice slotPrice = new SlotPrice();
  private final ArrivalRate arrivals = new ArrivalRate();
  private long localCalls;
  private long cloudCalls;
  private long ended;
  private long lastLocal;
  private long lastCloud;

  /**
   * What the cloud charges for this function.
   *
   * @param memoryMb of the function there
   */
  public record CloudTerms(Tariff tariff, int memoryMb) {}

  /**
   * Creates estimates that have seen nothing.
   *
   * @param confidence of the high values of estimates, e.g. 0.95
   */
  public Estimates(CloudTerms terms, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence: " + confidence + " (expected: 0 to 1)");
    }
    this.terms = terms;
    this.confidence = confidence;
  }

  /** Notes that a call comes now, and returns what is expected of it. */
  public synchronized Outlook arriving(String parameter, Estimate queueWait, double nowMillis) {
    arrivals.arrived(nowMillis);
    return outlook(parameter, queueWait, 0, nowMillis);
  }

  /** Returns what is expected of a call that has run on a server for some time. */
  public synchronized Outlook running(String parameter, double elapsedMillis, double nowMillis) {
    return outlook(parameter, Estimate.NOTHING, elapsedMillis, nowMillis);
  }

  /** Learns from a run that ended on a server. */
  public synchronized void ranLocally(String parameter, double millis) {
    local.ran(parameter, millis);
    price(parameter);
    endedLocally();
  }

  /** Learns from a run that was stopped on a server. */
  public synchronized void ranLocallyAtLeast(String parameter, double millis) {
    local.ranAtLeast(parameter, millis);
    endedLocally();
  }

  /** Notes that a call was sent to the cloud; what is returned belongs to what follows. */
  public synchronized Expectation sentToCloud(double nowMillis) {
    return cloud.sent(nowMillis);
  }

  /** Learns from a call that the cloud answered. */
  public synchronized void cloudAnswered(
      String parameter, CloudTimes.Parts parts, Expectation expectation, double nowMillis) {
    if (local.knows(parameter)) {
      local
          .remaining(parameter, 0, confidence)
          .ifPresent(run -> speed.compare(run, parts.runMillis()));
    }
    cloud.answered(parameter, parts, expectation, nowMillis);
    price(parameter);
    endedInCloud();
  }

  /** Notes that a call that was sent to the cloud did not run there. */
  public synchronized void cloudDidNotTake(Expectation expectation, double nowMillis) {
    cloud.didNotTake(expectation, nowMillis);
  }

  /** Learns from a call that the cloud has not answered for so long. */
  public synchronized void cloudGaveUp(String parameter, double runMillis, double nowMillis) {
    cloud.gaveUp(parameter, runMillis, nowMillis);
    endedInCloud();
  }

  /** Returns how far predictions of run times on servers were off. */
  public synchronized MeanError localError() {
    return local.meanError();
  }

  /** Returns how far predictions of run times in the cloud were off. */
  public synchronized MeanError cloudError() {
    return cloud.meanError();
  }

  private Outlook outlook(String parameter, Estimate wait, double elapsedMillis, double now) {
    Optional<Estimate> left = local.remaining(parameter, elapsedMillis, confidence);
    Optional<Estimate> there = inCloud(parameter, elapsedMillis, left);
    return new Outlook(
        wait,
        left,
        local.quantile(parameter, confidence),
        there.map(run -> cloud.trip(run, now, confidence)),
        cost(there, now),
        slotPrice.price(),
        arrivals.perMilli(),
        new Experience(localCalls, cloudCalls, ended - lastLocal, ended - lastCloud));
  }

  /** Where the cloud has not seen the parameter, what servers expect of it tells more. */
  private Optional<Estimate> inCloud(
      String parameter, double elapsedMillis, Optional<Estimate> left) {
    Optional<Estimate> seen = cloud.run(parameter, confidence);
    if (seen.isEmpty() || cloud.knows(parameter)) {
      return seen;
    }
    return left.flatMap(it -> speed.inCloud(elapsedMillis, it, confidence)).or(() -> seen);
  }

  private Money cost(Optional<Estimate> run, double nowMillis) {
    double billed = run.map(it -> cloud.billedMillis(it, nowMillis)).orElse(0.0);
    return terms.tariff().call(new Usage((long) Math.ceil(billed), terms.memoryMb(), 0));
  }

  private void price(String parameter) {
    Optional<Estimate> here = local.remaining(parameter, 0, confidence);
    Optional<Estimate> there = inCloud(parameter, 0, here);
    if (here.isPresent() && there.isPresent()) {
      slotPrice.add(here.get(), cloud.warmTrip(there.get(), confidence));
    }
  }

  private void endedLocally() {
    localCalls++;
    lastLocal = ++ended;
  }

  private void endedInCloud() {
    cloudCalls++;
    lastCloud = ++ended;
  }
}
