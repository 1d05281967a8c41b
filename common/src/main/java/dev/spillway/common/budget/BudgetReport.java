package dev.spillway.common.budget;

import dev.spillway.placement.money.Money;
import java.util.Optional;

/**
 * How the budget stands.
 *
 * @param hour in this clock hour
 * @param day in this day of UTC
 */
public record BudgetReport(Account hour, Account day) {

  /**
   * How it stands in one window.
   *
   * @param limit the budget; empty is any amount
   * @param spent what calls have cost that ended
   * @param reserved what is set aside for calls that are under way
   * @param calls how many calls have ended
   * @param refused how many calls were not paid for
   */
  public record Account(
      Optional<Money> limit, Money spent, Money reserved, long calls, long refused) {
    /** Returns what is neither spent nor set aside; empty where that is any amount. */
    public Optional<Money> left() {
      return limit.map(most -> most.minus(spent).minus(reserved));
    }
  }
}
