package dev.spillway.common.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.budget.BudgetAnswer.Exhausted;
import dev.spillway.common.budget.BudgetAnswer.Granted;
import dev.spillway.common.budget.BudgetAnswer.Unknown;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.placement.money.Money;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init")
final class RedisBudgetIT extends BudgetContract {
  private static final BudgetLimits DAILY = new BudgetLimits(Optional.empty(), Optional.of(LIMIT));

  @TempDir Path folder;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private RedisFixture redis;

  @BeforeEach
  void start() {
    redis = answering(RedisFixture.startDurable(RedisFixture.freePort(), folder));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
    redis.close();
  }

  private RedisFixture answering(RedisFixture server) {
    RedisBudget asking = open(new RedisBudget(server.address(), DAILY));
    await().until(() -> asking.report().isPresent());
    return server;
  }

  private RedisBudget open(RedisBudget budget) {
    opened.add(budget);
    return budget;
  }

  @Override
  RedisBudget budget() {
    return budget(DAILY);
  }

  private RedisBudget budget(BudgetLimits limits) {
    return open(new RedisBudget(redis.address(), limits));
  }

  @Test
  void isOneBudgetForAllPrograms() throws Exception {
    List<Process> programs = List.of(program(100), program(100));
    int granted = 0;
    for (Process program : programs) {
      String printed = new String(program.getInputStream().readAllBytes(), UTF_8).strip();
      assertThat(program.waitFor()).as(printed).isZero();
      granted += Integer.parseInt(printed);
    }
    assertThat(granted).isEqualTo(50);
    assertThat(day(budget())).isEqualTo(account(Money.ZERO, LIMIT, 0, 150));
  }

  private Process program(int calls) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ReservingProgram.class.getName(),
            redis.address().toString(),
            String.valueOf(calls))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void remembersAllWhereRedisIsKilledAndStartedAgain() {
    RedisBudget budget = budget();
    ReservationId paid = ReservationId.random();
    ReservationId underWay = ReservationId.random();
    assertThat(budget.reserve(paid, MOST, LATER)).isInstanceOf(Granted.class);
    assertThat(budget.reserve(underWay, MOST, LATER)).isInstanceOf(Granted.class);
    assertThat(budget.settle(paid, new Money(11))).isTrue();
    redis.close();
    assertThat(budget.reserve(ReservationId.random(), MOST, LATER)).isInstanceOf(Unknown.class);
    assertThat(budget.report()).isEmpty();

    redis = answering(RedisFixture.startDurable(redis.port(), folder));

    assertThat(day(budget)).isEqualTo(account(new Money(11), MOST, 1, 0));
    assertThat(budget.settle(paid, new Money(11))).isFalse();
    assertThat(budget.settle(underWay, new Money(5))).isTrue();
    assertThat(day(budget)).isEqualTo(account(new Money(16), Money.ZERO, 2, 0));
  }

  @Test
  void chargesInFullWhatNobodySettledInTime() {
    RedisBudget budget = budget();
    ReservationId lost = ReservationId.random();
    assertThat(budget.reserve(lost, MOST, Duration.ofMillis(300))).isInstanceOf(Granted.class);
    await().until(() -> day(budget).reserved().equals(Money.ZERO));
    assertThat(day(budget)).isEqualTo(account(MOST, Money.ZERO, 1, 0));
    // Its process lives after all, and comes too late.
    assertThat(budget.settle(lost, Money.ZERO)).isFalse();
    assertThat(day(budget).spent()).isEqualTo(MOST);
  }

  @Test
  void doesNotGiveBackBeforeACallSurelyEnded() {
    RedisBudget budget = budget();
    assertThat(budget.reserve(ReservationId.random(), LIMIT, LATER)).isInstanceOf(Granted.class);
    await()
        .during(Duration.ofMillis(300))
        .until(() -> budget.reserve(ReservationId.random(), MOST, LATER) instanceof Exhausted);
  }

  @Test
  void beginsAnewWithTheHourAndTheDay() {
    BudgetLimits limits = new BudgetLimits(Optional.of(MOST), Optional.of(MOST.times(2)));
    Duration hour = Duration.ofSeconds(1);
    Duration day = Duration.ofSeconds(8);
    RedisBudget budget = open(new RedisBudget(redis.address(), limits, hour, day));
    List<BudgetWindow> refusals = new ArrayList<>();
    List<Integer> granted = new ArrayList<>();
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              BudgetAnswer answer = spend(budget);
              if (answer instanceof Exhausted exhausted) {
                refusals.add(exhausted.window());
              } else {
                granted.add(refusals.size());
              }
              // Two in a first day, in different hours, then nothing but refusals until the next.
              return granted.size() >= 4 && refusals.contains(BudgetWindow.DAY);
            });
    assertThat(refusals).contains(BudgetWindow.HOUR, BudgetWindow.DAY);
    BudgetReport report = budget.report().orElseThrow();
    assertThat(report.hour().spent()).isLessThanOrEqualTo(MOST);
    assertThat(report.day().spent()).isLessThanOrEqualTo(MOST.times(2));
  }

  private static BudgetAnswer spend(Budget budget) {
    ReservationId id = ReservationId.random();
    BudgetAnswer answer = budget.reserve(id, MOST, LATER);
    assertThat(budget.settle(id, MOST)).isEqualTo(answer instanceof Granted);
    return answer;
  }

  @Test
  void saysHowLongTheWindowLasts() {
    BudgetLimits none = new BudgetLimits(Optional.of(Money.ZERO), Optional.empty());
    BudgetAnswer answer = budget(none).reserve(ReservationId.random(), MOST, LATER);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Exhausted.class,
            exhausted -> {
              assertThat(exhausted.window()).isEqualTo(BudgetWindow.HOUR);
              assertThat(exhausted.next()).isBetween(Duration.ofMillis(1), Duration.ofHours(1));
              assertThat(exhausted.used()).isEqualTo(Money.ZERO);
            });
  }

  @Test
  void countsExactlyUpToTheHighestBudget() {
    Money million = new Money(1_000_000_000_000_000L);
    RedisBudget budget = budget(new BudgetLimits(Optional.of(million), Optional.of(million)));
    ReservationId id = ReservationId.random();
    Money all = million.minus(new Money(1));
    assertThat(budget.reserve(id, all, LATER)).isInstanceOf(Granted.class);
    assertThat(budget.settle(id, all)).isTrue();
    assertThat(day(budget).left()).contains(new Money(1));
    assertThat(budget.reserve(ReservationId.random(), new Money(2), LATER))
        .isInstanceOf(Exhausted.class);
    assertThat(budget.reserve(ReservationId.random(), new Money(1), LATER))
        .isInstanceOf(Granted.class);
  }

  @Test
  void tellsNoPassword() {
    URI nobody = URI.create("redis://:sesame@127.0.0.1:" + RedisFixture.freePort());
    RedisBudget budget = open(new RedisBudget(nobody, DAILY));
    BudgetAnswer answer = budget.reserve(ReservationId.random(), MOST, LATER);
    assertThat(answer).isInstanceOf(Unknown.class);
    assertThat(answer.toString()).contains("127.0.0.1").doesNotContain("sesame");
  }
}
