package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.budget.BudgetReport.Account;
import dev.spillway.placement.money.Money;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Knows about what is left of the cloud's budget, for records: who asks does not wait, and hears
 * what was so a second ago, or before that where nobody asked. Thread-safe.
 */
public final class BudgetWatch {
  private static final long OLD_NANOS = 1_000_000_000;

  private final Optional<Budget> budget;
  private final Executor threads;
  private final AtomicLong askedAt = new AtomicLong(System.nanoTime() - OLD_NANOS);
  private volatile Optional<Money> left = Optional.empty();

  /**
   * Creates a watch.
   *
   * @param threads where the budget is asked, which may take a while
   */
  public BudgetWatch(Optional<Budget> budget, Executor threads) {
    this.budget = budget;
    this.threads = threads;
  }

  /** Returns what is left; empty where there is no budget, or that is not known. */
  public Optional<Money> left() {
    budget.ifPresent(this::ask);
    return left;
  }

  private void ask(Budget known) {
    long last = askedAt.get();
    long now = System.nanoTime();
    if (now - last >= OLD_NANOS && askedAt.compareAndSet(last, now)) {
      threads.execute(
          () ->
              left =
                  known
                      .report()
                      .flatMap(
                          report ->
                              Stream.of(report.hour(), report.day())
                                  .map(Account::left)
                                  .flatMap(Optional::stream)
                                  .min(Money::compareTo)));
    }
  }
}
