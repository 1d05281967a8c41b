package dev.spillway.simulator.report;

import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.engine.Simulation;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.oracle.Oracle;
import dev.spillway.simulator.trace.Trace;
import java.util.List;

/**
 * A trace, played with some policies.
 *
 * @param trace which
 * @param replays one for each policy
 * @param oracle how well it could have gone
 */
public record Comparison(Trace trace, List<Replay> replays, Oracle oracle) {
  /** The seed of policies' random numbers, so that results can be repeated. */
  private static final long SEED = 1;

  /** Plays a trace with each of the policies. */
  public static Comparison of(Trace trace, World world, List<String> policies) {
    List<Replay> replays =
        policies.stream().map(policy -> Simulation.play(trace, world, policy, SEED)).toList();
    return new Comparison(trace, replays, Oracle.of(trace, world, replays));
  }

  /** Returns how it went with a policy. */
  public Replay with(String policy) {
    return replays.stream()
        .filter(replay -> replay.policy().equals(policy))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(policy + " was not played"));
  }
}
