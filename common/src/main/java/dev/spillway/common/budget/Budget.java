package dev.spillway.common.budget;

import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * Pays for calls to the cloud as long as there is money: what a call can cost at most is set aside
 * before it, and what it did not cost is given back after it. Implementations are thread-safe.
 */
public interface Budget extends AutoCloseable {

  /**
   * Sets money aside for one call; asking twice by one name sets it aside once. Waits for an answer
   * within a limit of the implementation's; no answer is {@link BudgetAnswer.Unknown}.
   *
   * @param most the most that the call can cost
   * @param surelyOver after that time the call has ended, whatever became of its caller; one that
   *     was not settled by then has cost all that was set aside
   */
  BudgetAnswer reserve(ReservationId id, Money most, Duration surelyOver);

  /**
   * Ends a reservation, and gives back what the call did not cost. Only the first end counts.
   *
   * @return whether this was the first end; where not, or where nobody could be told, the call
   *     costs all that was set aside
   */
  boolean settle(ReservationId id, Money cost);

  /** Returns how the budget stands, or empty where nobody can tell. */
  Optional<BudgetReport> report();

  @Override
  default void close() {}
}
