package dev.spillway.simulator.workload;

import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A kind of trace, and the world for which it is meant.
 *
 * @param name by which it is chosen
 * @param description in words
 * @param arrivals when calls come
 * @param durations how long they take
 * @param world the servers and the cloud
 */
public record Workload(
    String name, String description, Arrivals arrivals, Durations durations, World world) {
  private static final double GATEWAY_NOISE = 0.2;

  /** Returns a trace; the same for the same seed. */
  public Trace trace(int calls, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Body[] bodies = durations.draw(calls, random.split());
    double[] times = arrivals.times(calls, random.split());
    SplittableRandom gateway = random.split();
    double unit =
        Arrays.stream(bodies).mapToDouble(Body::localMillis).average().orElse(0) / world.slots();
    List<TracedCall> traced = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      traced.add(
          new TracedCall(
              times[i] * unit,
              bodies[i].parameter(),
              bodies[i].localMillis(),
              bodies[i].cloudMillis(),
              world.cloud().gatewayMillis() * Math.exp(GATEWAY_NOISE * gateway.nextGaussian())));
    }
    return new Trace(name + ", seed " + seed, traced);
  }
}
