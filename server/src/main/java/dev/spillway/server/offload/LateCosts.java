package dev.spillway.server.offload;

import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.xmlrpc.LateCost;
import dev.spillway.placement.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Costs that became known after their calls were answered; the next answers tell them. Thread-safe.
 */
public final class LateCosts {
  /** A header has room for no more. */
  private static final int MOST_AT_ONCE = 20;

  private final Queue<LateCost> costs = new ConcurrentLinkedQueue<>();

  void add(InvocationId call, Money cost) {
    costs.add(new LateCost(call, cost));
  }

  /** Returns some that were not told yet; who asks tells them. */
  public List<LateCost> take() {
    List<LateCost> taken = new ArrayList<>();
    LateCost next = costs.poll();
    while (next != null) {
      taken.add(next);
      next = taken.size() < MOST_AT_ONCE ? costs.poll() : null;
    }
    return taken;
  }
}
