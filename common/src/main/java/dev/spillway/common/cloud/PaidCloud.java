package dev.spillway.common.cloud;

import dev.spillway.common.budget.Budget;
import dev.spillway.placement.estimate.Estimates;
import java.util.Optional;

/** Opens the way to the cloud: through the budget, where there is one. */
public final class PaidCloud {
  private PaidCloud() {}

  /**
   * Returns an invoker of an endpoint; closing it closes the budget.
   *
   * @param estimates learn from its calls
   */
  public static CloudInvoker open(
      CloudEndpoint endpoint, CloudTerms terms, Optional<Budget> budget, Estimates estimates) {
    return of(
        new LearningInvoker(new ApiGatewayInvoker(endpoint, terms), estimates), terms, budget);
  }

  /** Returns an invoker whose calls are paid for; closing it closes the budget. */
  public static CloudInvoker of(CloudInvoker invoker, CloudTerms terms, Optional<Budget> budget) {
    return budget
        .<CloudInvoker>map(money -> new BudgetedInvoker(invoker, terms, money))
        .orElse(invoker);
  }
}
