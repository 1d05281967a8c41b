package dev.spillway.simulator.oracle;

import dev.spillway.placement.money.Money;
import dev.spillway.simulator.engine.SimulatedCloud;
import dev.spillway.simulator.engine.SimulatedCloud.Trip;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import java.util.Arrays;

/**
 * How a trace goes where each call's place is fixed beforehand, first come, first served.
 *
 * @param inCloud which calls the cloud has
 * @param latencies how long each caller waits, in milliseconds; endless where the gateway gives up
 * @param cost what the cloud takes
 */
record Schedule(boolean[] inCloud, double[] latencies, Money cost) {

  /** Chooses a place for a call when it comes. */
  @FunctionalInterface
  interface Choice {
    /**
     * Returns whether the cloud gets it.
     *
     * @param localMillis when a server would have answered, from its arrival
     */
    boolean isCloud(int index, TracedCall call, double localMillis);
  }

  /** Plays a trace. */
  static Schedule of(Trace trace, World world, Choice choice) {
    boolean[] inCloud = new boolean[trace.size()];
    double[] latencies = new double[trace.size()];
    double[] freeAt = new double[world.slots()];
    SimulatedCloud cloud = new SimulatedCloud(world);
    Money cost = Money.ZERO;
    for (int i = 0; i < latencies.length; i++) {
      TracedCall call = trace.calls().get(i);
      int slot = earliest(freeAt);
      double start = Math.max(call.arrivalMillis(), freeAt[slot]);
      double local = start + call.localMillis() - call.arrivalMillis();
      inCloud[i] = choice.isCloud(i, call, local);
      if (inCloud[i]) {
        Trip trip = cloud.send(call, call.arrivalMillis());
        latencies[i] = trip.answered() ? trip.answerMillis() : Double.POSITIVE_INFINITY;
        cost = cost.plus(trip.cost());
      } else {
        latencies[i] = local;
        freeAt[slot] = start + call.localMillis();
      }
    }
    return new Schedule(inCloud, latencies, cost);
  }

  /** Plays a trace with given places. */
  static Schedule of(Trace trace, World world, boolean[] places) {
    return of(trace, world, (i, _, _) -> places[i]);
  }

  double meanMillis() {
    return Arrays.stream(latencies).average().orElse(0);
  }

  /** Returns whether callers wait less here, or as long for less money. */
  boolean isBetterThan(Schedule other) {
    double mine = meanMillis();
    double theirs = other.meanMillis();
    return mine < theirs || (mine == theirs && cost.compareTo(other.cost) < 0);
  }

  private static int earliest(double[] freeAt) {
    int earliest = 0;
    for (int i = 1; i < freeAt.length; i++) {
      if (freeAt[i] < freeAt[earliest]) {
        earliest = i;
      }
    }
    return earliest;
  }
}
