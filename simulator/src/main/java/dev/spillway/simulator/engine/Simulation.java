package dev.spillway.simulator.engine;

import dev.spillway.placement.estimate.CloudTimes.Parts;
import dev.spillway.placement.estimate.ColdStarts.Expectation;
import dev.spillway.placement.policy.OffloadPolicy;
import dev.spillway.placement.policy.Placement;
import dev.spillway.placement.policy.RunDecision;
import dev.spillway.placement.policy.RunFacts;
import dev.spillway.simulator.engine.CallResult.End;
import dev.spillway.simulator.engine.SimulatedCloud.Trip;
import dev.spillway.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plays a trace through a policy, once. */
public final class Simulation {
  private static final double NANOS_A_MILLI = 1e6;

  private final OffloadPolicy policy;
  private final EventQueue clock = new EventQueue();
  private final SimulatedServers servers;
  private final SimulatedCloud cloud;
  private final Knowledge knowledge;
  private final SplittableRandom random;

  private Simulation(World world, OffloadPolicy policy, long seed) {
    this.policy = policy;
    this.servers = new SimulatedServers(world.slots());
    this.cloud = new SimulatedCloud(world);
    this.knowledge = new Knowledge(world);
    this.random = new SplittableRandom(seed);
  }

  /**
   * Plays a trace.
   *
   * @param policy the name of the policy
   * @param seed of the policy's random numbers
   */
  public static Replay play(Trace trace, World world, String policy, long seed) {
    return new Simulation(world, OffloadPolicy.named(policy, world.settings()), seed).run(trace);
  }

  private Replay run(Trace trace) {
    List<Flight> flights = new ArrayList<>();
    for (int i = 0; i < trace.size(); i++) {
      Flight flight = new Flight(i, trace.calls().get(i), random.nextDouble());
      flights.add(flight);
      clock.at(flight.call().arrivalMillis(), () -> arrives(flight));
    }
    clock.run();
    return new Replay(
        policy.name(),
        flights.stream().map(Flight::result).toList(),
        knowledge.estimates().localError(),
        knowledge.estimates().cloudError());
  }

  private void arrives(Flight flight) {
    knowledge.hedges().arrived();
    switch (policy.onArrival(knowledge.arrival(flight, servers, freeInCloud(), now()))) {
      case Placement.RunLocally _ -> starts(flight);
      case Placement.Wait _ -> {
        servers.waits(flight);
        knowledge.backlog().waits(flight.number(), knowledge.predictedRun(flight, now()));
      }
      case Placement.RunInCloud _ -> isSent(flight);
      case Placement.Refuse _ -> flight.ends(End.REFUSED, now());
    }
  }

  private void starts(Flight flight) {
    servers.takeSlot();
    flight.takesSlot(now());
    knowledge.backlog().starts(flight.number(), knowledge.predictedRun(flight, now()), now());
    clock.at(now() + flight.call().localMillis(), () -> runEnds(flight));
    isLookedAt(flight);
  }

  private void isLookedAt(Flight flight) {
    if (!flight.inSlot()) {
      return;
    }
    RunFacts facts = knowledge.run(flight, freeInCloud(), now());
    switch (policy.whileRunning(facts)) {
      case RunDecision.KeepRunning(var until, _) -> {
        double later = until.minus(facts.elapsed()).toNanos() / NANOS_A_MILLI;
        if (later <= 0) {
          throw new IllegalStateException(policy.name() + " wants to be asked again at once");
        }
        clock.at(now() + later, () -> isLookedAt(flight));
      }
      case RunDecision.HedgeInCloud _ -> {
        if (!knowledge.hedges().tryTake()) {
          throw new IllegalStateException(policy.name() + " doubles a call without a token");
        }
        flight.isHedged();
        isSent(flight);
        isLookedAt(flight);
      }
      case RunDecision.MoveToCloud _ -> {
        isKilled(flight);
        isSent(flight);
      }
      case RunDecision.Stop _ -> {
        isKilled(flight);
        flight.ends(End.STOPPED, now());
      }
    }
  }

  private void runEnds(Flight flight) {
    if (flight.inSlot()) {
      knowledge.estimates().ranLocally(flight.call().parameter(), flight.elapsedMillis(now()));
      flight.ends(End.LOCAL, now());
      leavesSlot(flight);
    }
  }

  private void isKilled(Flight flight) {
    knowledge.estimates().ranLocallyAtLeast(flight.call().parameter(), flight.elapsedMillis(now()));
    leavesSlot(flight);
  }

  private void leavesSlot(Flight flight) {
    flight.leavesSlot(now());
    knowledge.backlog().leaves(flight.number());
    servers.freeSlot().ifPresent(this::starts);
  }

  private void isSent(Flight flight) {
    Expectation expectation = knowledge.estimates().sentToCloud(now());
    Trip trip = cloud.send(flight.call(), now());
    flight.costs(trip.cost());
    clock.at(now() + trip.answerMillis(), () -> isAnswered(flight, trip, expectation));
  }

  private void isAnswered(Flight flight, Trip trip, Expectation expectation) {
    String parameter = flight.call().parameter();
    if (trip.answered()) {
      Parts parts =
          new Parts(flight.call().cloudMillis(), trip.coldMillis(), flight.call().gatewayMillis());
      knowledge.estimates().cloudAnswered(parameter, parts, expectation, now());
    } else {
      knowledge.estimates().cloudGaveUp(parameter, trip.answerMillis(), now());
    }
    // Where the two run beside each other, the first success counts, and a failure does not.
    if (flight.hasEnded() || (flight.inSlot() && !trip.answered())) {
      return;
    }
    if (flight.inSlot()) {
      isKilled(flight);
    }
    flight.ends(trip.answered() ? End.CLOUD : End.CLOUD_TIMED_OUT, now());
  }

  private int freeInCloud() {
    return cloud.freeConcurrency(now());
  }

  private double now() {
    return clock.nowMillis();
  }
}
