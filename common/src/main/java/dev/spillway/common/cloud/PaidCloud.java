package dev.spillway.common.cloud;

import dev.spillway.common.budget.Budget;
import java.util.Optional;

/** Opens the way to the cloud: through the budget, where there is one. */
public final class PaidCloud {
  private PaidCloud() {}

  /** Returns an invoker of an endpoint; closing it closes the budget. */
  public static CloudInvoker open(
      CloudEndpoint endpoint, CloudTerms terms, Optional<Budget> budget) {
    return budget
        .<CloudInvoker>map(money -> new BudgetedInvoker(endpoint, terms, money))
        .orElseGet(() -> new ApiGatewayInvoker(endpoint, terms));
  }
}
