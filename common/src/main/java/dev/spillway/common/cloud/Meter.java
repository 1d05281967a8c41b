package dev.spillway.common.cloud;

import dev.spillway.placement.money.Bill;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import dev.spillway.placement.money.Usage;
import java.time.Duration;

/**
 * Says what a request costs. Where nobody tells, it is the most that it can be. Pure.
 *
 * @param tariff the prices
 * @param size what limits one call
 */
record Meter(Tariff tariff, LambdaSize size) {
  /**
   * What Lambda bills and the handler cannot see: the runtime fetches the event before it and hands
   * in the answer after it.
   */
  static final int RUNTIMES_OWN_MILLIS = 2;

  /** Returns the bill of a request of which the handler said what it used. */
  Bill measured(Usage usage) {
    Usage whole =
        new Usage(usage.billedMillis() + RUNTIMES_OWN_MILLIS, usage.memoryMb(), usage.initMillis());
    return new Bill(tariff.call(whole), whole, true);
  }

  /** Returns the bill of a request that ended with an answer of the gateway's own. */
  Bill endedAfter(Duration elapsed) {
    long millis = Math.min(elapsed.plusMillis(1).toMillis(), size.longest().toMillis());
    return bill(new Usage(millis, size.memoryMb(), 0));
  }

  /** Returns the bill of a request that may run on: until Lambda ends it. */
  Bill unended() {
    return bill(size.most());
  }

  /** Returns the bill of a request that did not reach Lambda. */
  Bill turnedAway() {
    return new Bill(tariff.gateway(), Bill.NONE.usage(), true);
  }

  /** Returns the most that a call costs, of so many requests: only the last can have run. */
  Money most(int requests) {
    return tariff.gateway().times(requests).plus(tariff.run(size.most()));
  }

  private Bill bill(Usage usage) {
    return new Bill(tariff.call(usage), usage, false);
  }
}
