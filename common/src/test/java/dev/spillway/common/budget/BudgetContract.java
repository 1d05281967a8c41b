package dev.spillway.common.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.budget.BudgetAnswer.Exhausted;
import dev.spillway.common.budget.BudgetAnswer.Granted;
import dev.spillway.common.budget.BudgetReport.Account;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every budget does, here with one for 50 calls. */
abstract class BudgetContract {
  static final Money MOST = new Money(1_423_507);
  static final Money LIMIT = MOST.times(50);
  static final Duration LATER = Duration.ofMinutes(5);

  /** Returns a budget that limits a day, and of which nothing is spent. */
  abstract Budget budget();

  @Test
  void grantsWhatItHasAndNotOneCallMore() throws Exception {
    Budget budget = budget();
    List<BudgetAnswer> answers =
        concurrently(200, () -> budget.reserve(ReservationId.random(), MOST, LATER));
    assertThat(answers).filteredOn(Granted.class::isInstance).hasSize(50);
    assertThat(answers).filteredOn(Exhausted.class::isInstance).hasSize(150);
    assertThat(day(budget)).isEqualTo(account(Money.ZERO, LIMIT, 0, 150));
    assertThat(day(budget).left()).contains(Money.ZERO);
  }

  @Test
  void refusesOnlyWhatTheRestDoesNotPay() throws Exception {
    Budget budget = budget();
    Money cost = new Money(1_000_003);
    List<BudgetAnswer> answers =
        concurrently(
            200,
            () -> {
              ReservationId id = ReservationId.random();
              BudgetAnswer answer = budget.reserve(id, MOST, LATER);
              assertThat(budget.settle(id, cost)).isEqualTo(answer instanceof Granted);
              return answer;
            });
    long granted = answers.stream().filter(Granted.class::isInstance).count();
    assertThat(granted).isBetween(50L, 70L);
    assertThat(answers)
        .filteredOn(Exhausted.class::isInstance)
        .allSatisfy(
            answer -> {
              Exhausted exhausted = (Exhausted) answer;
              assertThat(exhausted.used().plus(MOST)).isGreaterThan(LIMIT);
              assertThat(exhausted.used()).isLessThanOrEqualTo(LIMIT);
            });
    assertThat(day(budget))
        .isEqualTo(account(cost.times((int) granted), Money.ZERO, granted, 200 - granted));
  }

  @Test
  void givesBackWhatACallDidNotCost() {
    Budget budget = budget();
    ReservationId first = ReservationId.random();
    assertThat(budget.reserve(first, LIMIT, LATER)).isInstanceOf(Granted.class);
    assertThat(budget.reserve(ReservationId.random(), MOST, LATER)).isInstanceOf(Exhausted.class);
    assertThat(budget.settle(first, new Money(7))).isTrue();
    assertThat(day(budget)).isEqualTo(account(new Money(7), Money.ZERO, 1, 1));
    assertThat(budget.reserve(ReservationId.random(), MOST, LATER)).isInstanceOf(Granted.class);
  }

  @Test
  void reservesAndSettlesOnceForOneName() {
    Budget budget = budget();
    ReservationId id = ReservationId.random();
    assertThat(budget.reserve(id, MOST, LATER)).isInstanceOf(Granted.class);
    assertThat(budget.reserve(id, MOST, LATER)).isInstanceOf(Granted.class);
    assertThat(day(budget).reserved()).isEqualTo(MOST);
    assertThat(budget.settle(id, new Money(7))).isTrue();
    assertThat(budget.settle(id, Money.ZERO)).isFalse();
    assertThat(budget.settle(ReservationId.random(), Money.ZERO)).isFalse();
    assertThat(day(budget)).isEqualTo(account(new Money(7), Money.ZERO, 1, 0));
  }

  @Test
  void paysForCallsThatCostNothing() {
    Budget budget = budget();
    ReservationId id = ReservationId.random();
    assertThat(budget.reserve(id, Money.ZERO, LATER)).isInstanceOf(Granted.class);
    assertThat(budget.settle(id, Money.ZERO)).isTrue();
    assertThat(day(budget)).isEqualTo(account(Money.ZERO, Money.ZERO, 1, 0));
  }

  static Account account(Money spent, Money reserved, long calls, long refused) {
    return new Account(Optional.of(LIMIT), spent, reserved, calls, refused);
  }

  static Account day(Budget budget) {
    return budget.report().orElseThrow().day();
  }

  static <T> List<T> concurrently(int times, Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<T>> all = threads.invokeAll(Stream.generate(() -> call).limit(times).toList());
      List<T> results = new java.util.ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
