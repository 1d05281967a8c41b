package dev.spillway.simulator.oracle;

import dev.spillway.placement.money.Money;
import dev.spillway.simulator.engine.CallResult.End;
import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import java.util.List;

/**
 * The best schedule that was found by somebody who knows the whole trace: all arrivals, all run
 * times at both places, all cold starts. It wants callers to wait as little as possible on average.
 *
 * <p>To find the very best schedule is too much work, so this is a heuristic: it begins with the
 * best of all calls here, all there, each where it ends first, and what each policy did; then it
 * moves one call after the other, as long as that helps. It is never worse than a policy it was
 * shown, but there may be better ones. The bound is certain, and out of reach: no caller waits less
 * than for the faster place with no queue and no cold start.
 *
 * @param meanMillis how long callers wait on average
 * @param cost what the cloud takes
 * @param cloudShare of calls
 * @param boundMillis no policy's mean is below
 */
public record Oracle(double meanMillis, Money cost, double cloudShare, double boundMillis) {
  /** How much work it may be: so many calls are played, or one round of moves at most. */
  private static final long MOST_CALLS = 20_000_000;

  /** Asks the oracle about a trace that was played with some policies. */
  public static Oracle of(Trace trace, World world, List<Replay> replays) {
    Schedule best = Schedule.of(trace, world, (_, call, local) -> isSooner(call, local, world));
    best = better(best, Schedule.of(trace, world, (_, _, _) -> false));
    best = better(best, Schedule.of(trace, world, (_, _, _) -> true));
    for (Replay replay : replays) {
      best = better(best, Schedule.of(trace, world, places(replay)));
    }
    best = improve(best, trace, world);
    Oracle found =
        new Oracle(best.meanMillis(), best.cost(), share(best.inCloud()), bound(trace, world));
    // A policy that moves calls may start environments at better times than a schedule can.
    return replays.stream()
        .filter(replay -> replay.failures() == 0 && replay.meanMillis() < found.meanMillis())
        .reduce((a, b) -> a.meanMillis() <= b.meanMillis() ? a : b)
        .map(it -> new Oracle(it.meanMillis(), it.cost(), it.cloudShare(), found.boundMillis()))
        .orElse(found);
  }

  /** Returns by which share callers waited longer than the oracle's. */
  public double regret(Replay replay) {
    return replay.meanMillis() / meanMillis - 1;
  }

  private static Schedule improve(Schedule start, Trace trace, World world) {
    Schedule best = start;
    long moves = Math.max(1, MOST_CALLS / trace.size());
    boolean improved = true;
    while (improved && moves > 0) {
      improved = false;
      for (int i = 0; i < trace.size() && moves > 0; i++, moves--) {
        boolean[] places = best.inCloud().clone();
        places[i] = !places[i];
        Schedule moved = Schedule.of(trace, world, places);
        if (moved.isBetterThan(best)) {
          best = moved;
          improved = true;
        }
      }
    }
    return best;
  }

  private static boolean isSooner(TracedCall call, double localMillis, World world) {
    double trip = call.warmTripMillis();
    return trip < localMillis && trip < world.settings().gatewayLimit().toMillis();
  }

  private static boolean[] places(Replay replay) {
    boolean[] inCloud = new boolean[replay.results().size()];
    for (int i = 0; i < inCloud.length; i++) {
      inCloud[i] = replay.results().get(i).end() == End.CLOUD;
    }
    return inCloud;
  }

  private static double bound(Trace trace, World world) {
    double limit = world.settings().gatewayLimit().toMillis();
    return trace.calls().stream()
        .mapToDouble(
            call ->
                call.warmTripMillis() < limit
                    ? Math.min(call.localMillis(), call.warmTripMillis())
                    : call.localMillis())
        .average()
        .orElse(0);
  }

  private static double share(boolean[] inCloud) {
    int cloud = 0;
    for (boolean it : inCloud) {
      cloud += it ? 1 : 0;
    }
    return (double) cloud / inCloud.length;
  }

  private static Schedule better(Schedule one, Schedule other) {
    return other.isBetterThan(one) ? other : one;
  }
}
