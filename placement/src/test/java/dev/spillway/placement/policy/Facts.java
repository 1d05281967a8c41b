package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Outlook.Experience;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Facts for tests: four slots of which one is busy, a cloud that is open, both places known. */
record Facts(ServerState servers, CloudState cloud, Outlook outlook, CallTraits call) {
  static final ServerState FREE = new ServerState(4, 1, 0, 10);
  static final ServerState BUSY = new ServerState(4, 4, 0, 10);
  static final ServerState FULL = new ServerState(4, 4, 10, 10);

  private static final Experience MUCH = new Experience(100, 100, 0, 0);

  static Facts usual() {
    return new Facts(
        FREE,
        CloudState.open(),
        expected(100, 100),
        new CallTraits(true, Optional.empty(), 1, 0.99));
  }

  /** Returns what is expected where nothing waits; high values are a tenth above the means. */
  static Outlook expected(double localMillis, double cloudMillis) {
    return expected(0, localMillis, cloudMillis);
  }

  static Outlook expected(double waitMillis, double localMillis, double cloudMillis) {
    return new Outlook(
        estimate(waitMillis),
        Optional.of(estimate(localMillis)),
        OptionalDouble.of(120),
        Optional.of(estimate(cloudMillis)),
        new Money(1_000),
        0,
        0.1,
        MUCH);
  }

  static Outlook experienced(Outlook outlook, Experience experience) {
    return new Outlook(
        outlook.queueWait(),
        outlook.localRun(),
        outlook.localHedgeMillis(),
        outlook.cloudTrip(),
        outlook.cloudCost(),
        outlook.slotPrice(),
        outlook.arrivalsPerMilli(),
        experience);
  }

  static Outlook priced(Outlook outlook, double slotPrice) {
    return new Outlook(
        outlook.queueWait(),
        outlook.localRun(),
        outlook.localHedgeMillis(),
        outlook.cloudTrip(),
        outlook.cloudCost(),
        slotPrice,
        outlook.arrivalsPerMilli(),
        outlook.experience());
  }

  /** Returns an outlook in which no other call comes. */
  static Outlook alone(Outlook outlook) {
    return new Outlook(
        outlook.queueWait(),
        outlook.localRun(),
        outlook.localHedgeMillis(),
        outlook.cloudTrip(),
        outlook.cloudCost(),
        outlook.slotPrice(),
        0,
        outlook.experience());
  }

  Facts with(ServerState other) {
    return new Facts(other, cloud, outlook, call);
  }

  Facts with(CloudState other) {
    return new Facts(servers, other, outlook, call);
  }

  Facts with(Outlook other) {
    return new Facts(servers, cloud, other, call);
  }

  Facts withDeadline(long millis) {
    return new Facts(
        servers,
        cloud,
        outlook,
        new CallTraits(
            call.idempotent(),
            Optional.of(Duration.ofMillis(millis)),
            call.hedgeTokens(),
            call.draw()));
  }

  Facts notIdempotent() {
    return new Facts(servers, cloud, outlook, new CallTraits(false, call.deadline(), 1, 0.99));
  }

  Facts withoutTokens() {
    return new Facts(servers, cloud, outlook, new CallTraits(true, call.deadline(), 0, 0.99));
  }

  Facts withDraw(double draw) {
    return new Facts(servers, cloud, outlook, new CallTraits(true, call.deadline(), 1, draw));
  }

  ArrivalFacts arriving() {
    return new ArrivalFacts(servers, cloud, () -> outlook, call);
  }

  RunFacts running(long elapsedMillis) {
    return new RunFacts(Duration.ofMillis(elapsedMillis), false, cloud, () -> outlook, call);
  }

  RunFacts hedged(long elapsedMillis) {
    return new RunFacts(Duration.ofMillis(elapsedMillis), true, cloud, () -> outlook, call);
  }

  private static Estimate estimate(double millis) {
    return new Estimate(millis, millis, 1.1 * millis, 100);
  }
}
