package dev.spillway.simulator.engine;

import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Usage;
import dev.spillway.simulator.trace.TracedCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * Environments of a function in the cloud: a call takes the one that became idle last, and has one
 * started where none is idle that is still kept.
 */
public final class SimulatedCloud {
  private final CloudModel model;
  private final double gatewayLimitMillis;
  private final PriorityQueue<Double> busyUntil = new PriorityQueue<>();
  private final Deque<Double> idleSince = new ArrayDeque<>();

  /**
   * A call in the cloud.
   *
   * @param coldMillis of its cold start; 0 where there is none
   * @param answerMillis when the caller has an answer, from when it was sent
   * @param answered whether that is the function's, and not the gateway's that gave up
   * @param cost of it
   */
  public record Trip(double coldMillis, double answerMillis, boolean answered, Money cost) {}

  /** Creates a cloud without environments. */
  public SimulatedCloud(World world) {
    this.model = world.cloud();
    this.gatewayLimitMillis = world.settings().gatewayLimit().toMillis();
  }

  /** Sends a call; time must not go back from one to the next. */
  public Trip send(TracedCall call, double nowMillis) {
    release(nowMillis);
    Double idle = idleSince.pollLast();
    boolean warm = idle != null && nowMillis - idle <= model.keptMillis();
    if (!warm) {
      idleSince.clear(); // the others have been idle for longer
    }
    double cold = warm ? 0 : model.coldMillis();
    double run = cold + call.cloudMillis();
    double total = run + call.gatewayMillis();
    busyUntil.add(nowMillis + total);
    long billed = (long) Math.ceil(run);
    return new Trip(
        cold,
        Math.min(total, gatewayLimitMillis),
        total < gatewayLimitMillis,
        model.tariff().call(new Usage(billed, model.memoryMb(), (long) cold)));
  }

  /** Returns how many more calls it takes. */
  int freeConcurrency(double nowMillis) {
    release(nowMillis);
    return model.concurrency() - busyUntil.size();
  }

  private void release(double nowMillis) {
    for (Double end = busyUntil.peek(); end != null && end <= nowMillis; end = busyUntil.peek()) {
      idleSince.addLast(end);
      busyUntil.poll();
    }
  }
}
