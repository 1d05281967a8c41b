package dev.spillway.common.budget;

import dev.spillway.placement.money.Money;
import java.util.Optional;

/**
 * The most that calls to the cloud may cost.
 *
 * @param perHour in a clock hour; empty is any amount
 * @param perDay in a day of UTC; empty is any amount
 */
public record BudgetLimits(Optional<Money> perHour, Optional<Money> perDay) {
  /** No limit at all. */
  public static final BudgetLimits NONE = new BudgetLimits(Optional.empty(), Optional.empty());

  /** Returns whether there is no limit at all. */
  public boolean isNone() {
    return perHour.isEmpty() && perDay.isEmpty();
  }

  /** Returns the limit of a window. */
  public Optional<Money> of(BudgetWindow window) {
    return window == BudgetWindow.HOUR ? perHour : perDay;
  }
}
