package dev.spillway.common.testing;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.budget.BudgetAnswer;
import dev.spillway.common.budget.BudgetAnswer.Exhausted;
import dev.spillway.common.budget.BudgetAnswer.Granted;
import dev.spillway.common.budget.BudgetReport;
import dev.spillway.common.budget.BudgetReport.Account;
import dev.spillway.common.budget.BudgetWindow;
import dev.spillway.common.budget.ReservationId;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A budget in one window that never ends. Thread-safe. */
public final class InMemoryBudget implements Budget {
  private final Money limit;
  private final Map<ReservationId, Money> open = new HashMap<>();
  private Money spent = Money.ZERO;
  private long calls;
  private long refused;

  /** Creates a budget of which nothing is spent. */
  public InMemoryBudget(Money limit) {
    this.limit = limit;
  }

  @Override
  public synchronized BudgetAnswer reserve(ReservationId id, Money most, Duration surelyOver) {
    if (open.containsKey(id)) {
      return new Granted();
    }
    Money used = spent.plus(reserved());
    if (used.plus(most).compareTo(limit) > 0) {
      refused++;
      return new Exhausted(BudgetWindow.DAY, limit, used, most, BudgetWindow.DAY.length());
    }
    open.put(id, most);
    return new Granted();
  }

  @Override
  public synchronized boolean settle(ReservationId id, Money cost) {
    if (open.remove(id) == null) {
      return false;
    }
    spent = spent.plus(cost);
    calls++;
    return true;
  }

  @Override
  public synchronized Optional<BudgetReport> report() {
    Account account = new Account(Optional.of(limit), spent, reserved(), calls, refused);
    return Optional.of(new BudgetReport(account, account));
  }

  private Money reserved() {
    return open.values().stream().reduce(Money.ZERO, Money::plus);
  }
}
