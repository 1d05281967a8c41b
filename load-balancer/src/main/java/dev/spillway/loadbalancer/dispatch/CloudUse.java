package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.placement.money.Money;
import java.util.concurrent.atomic.LongAdder;

/** Counts what this load balancer sends to the cloud, and what that costs. Thread-safe. */
public final class CloudUse {
  private final LongAdder sent = new LongAdder();
  private final LongAdder heldBack = new LongAdder();
  private final LongAdder nanodollars = new LongAdder();

  /**
   * The counts at one moment.
   *
   * @param sent calls that may have run there
   * @param heldBack calls that were meant for the cloud, and did not run there
   * @param cost what all of them cost
   */
  public record Totals(long sent, long heldBack, Money cost) {}

  /** Returns the counts. */
  public Totals totals() {
    return new Totals(sent.sum(), heldBack.sum(), new Money(nanodollars.sum()));
  }

  void count(CloudOutcome outcome) {
    (outcome.mayHaveRun() ? sent : heldBack).increment();
    nanodollars.add(outcome.bill().cost().nanodollars());
  }
}
