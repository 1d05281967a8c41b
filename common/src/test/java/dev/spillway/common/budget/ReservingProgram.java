package dev.spillway.common.budget;

import dev.spillway.common.budget.BudgetAnswer.Granted;
import dev.spillway.placement.money.Money;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A program of its own that wants the same money as others: ADDRESS CALLS; prints what it got. */
final class ReservingProgram {
  private ReservingProgram() {}

  public static void main(String[] args) throws Exception {
    Money limit = BudgetContract.LIMIT;
    BudgetLimits limits = new BudgetLimits(Optional.empty(), Optional.of(limit));
    try (RedisBudget budget = new RedisBudget(URI.create(args[0]), limits)) {
      List<BudgetAnswer> answers =
          BudgetContract.concurrently(
              Integer.parseInt(args[1]),
              () ->
                  budget.reserve(
                      ReservationId.random(), BudgetContract.MOST, BudgetContract.LATER));
      System.out.println(answers.stream().filter(Granted.class::isInstance).count());
    }
  }
}
