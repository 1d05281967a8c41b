package dev.spillway.common.budget;

import dev.spillway.common.testing.InMemoryBudget;

final class InMemoryBudgetTest extends BudgetContract {
  @Override
  Budget budget() {
    return new InMemoryBudget(LIMIT);
  }
}
