package dev.spillway.simulator.engine;

import dev.spillway.placement.estimate.Backlog;
import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.estimate.Estimates.CloudTerms;
import dev.spillway.placement.estimate.LazyOutlook;
import dev.spillway.placement.policy.ArrivalFacts;
import dev.spillway.placement.policy.CallTraits;
import dev.spillway.placement.policy.CloudState;
import dev.spillway.placement.policy.HedgeBudget;
import dev.spillway.placement.policy.RunFacts;
import dev.spillway.placement.policy.ServerState;
import java.time.Duration;

/** What the load balancer and the servers know at a time, as facts for a policy. */
final class Knowledge {
  private static final int MOST_TOKENS = 10;
  private static final double NANOS_A_MILLI = 1e6;

  private final World world;
  private final Estimates estimates;
  private final Backlog backlog = new Backlog();
  private final HedgeBudget hedges;

  Knowledge(World world) {
    this.world = world;
    this.estimates =
        new Estimates(
            new CloudTerms(world.cloud().tariff(), world.cloud().memoryMb()), World.CONFIDENCE);
    this.hedges = new HedgeBudget(world.hedgeShare(), MOST_TOKENS);
  }

  Estimates estimates() {
    return estimates;
  }

  Backlog backlog() {
    return backlog;
  }

  HedgeBudget hedges() {
    return hedges;
  }

  /** Returns how long a call is expected to run on a server. */
  Estimate predictedRun(Flight flight, double nowMillis) {
    return estimates
        .running(flight.call().parameter(), 0, nowMillis)
        .localRun()
        .orElse(Estimate.NOTHING);
  }

  ArrivalFacts arrival(Flight flight, SimulatedServers servers, int freeInCloud, double now) {
    return new ArrivalFacts(
        new ServerState(world.slots(), servers.running(), servers.waiting(), World.WAITING_ROOM),
        cloud(freeInCloud),
        new LazyOutlook(
            () ->
                estimates.arriving(
                    flight.call().parameter(), backlog.queueWait(world.slots(), now), now)),
        traits(flight, now));
  }

  RunFacts run(Flight flight, int freeInCloud, double nowMillis) {
    double elapsed = flight.elapsedMillis(nowMillis);
    return new RunFacts(
        duration(elapsed),
        flight.hedged(),
        cloud(freeInCloud),
        new LazyOutlook(() -> estimates.running(flight.call().parameter(), elapsed, nowMillis)),
        traits(flight, nowMillis));
  }

  private static CloudState cloud(int freeInCloud) {
    return new CloudState(true, false, freeInCloud, true);
  }

  private CallTraits traits(Flight flight, double nowMillis) {
    return new CallTraits(
        world.idempotent(),
        world.deadline().map(it -> it.minus(duration(nowMillis - flight.call().arrivalMillis()))),
        hedges.tokens(),
        flight.draw());
  }

  private static Duration duration(double millis) {
    // Up, so that a policy that is asked when it said finds that the time has come.
    return Duration.ofNanos((long) Math.ceil(millis * NANOS_A_MILLI));
  }
}
