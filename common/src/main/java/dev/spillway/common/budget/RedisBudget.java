package dev.spillway.common.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spillway.common.budget.BudgetAnswer.Exhausted;
import dev.spillway.common.budget.BudgetAnswer.Granted;
import dev.spillway.common.budget.BudgetAnswer.Unknown;
import dev.spillway.common.redis.RedisConnections;
import dev.spillway.placement.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps the budget in Redis, for all programs that use the same one: each step is one script there,
 * {@code ledger.lua}, by Redis' own clock. Thread-safe.
 */
public final class RedisBudget implements Budget {
  private static final Logger log = LoggerFactory.getLogger(RedisBudget.class);
  private static final String PREFIX = "spillway:budget";
  private static final List<String> KEYS = List.of(PREFIX + ":open", PREFIX + ":deadlines");

  private final URI address;
  private final BudgetLimits limits;
  private final List<Duration> lengths;
  private final RedisClient redis;
  private final String script = script();

  /** Returns the budget that some limits make; empty where there are none, and nothing to ask. */
  public static Optional<Budget> open(URI address, BudgetLimits limits) {
    return limits.isNone() ? Optional.empty() : Optional.of(new RedisBudget(address, limits));
  }

  /** Creates a budget; it connects when it is first used. */
  public RedisBudget(URI address, BudgetLimits limits) {
    this(address, limits, BudgetWindow.HOUR.length(), BudgetWindow.DAY.length());
  }

  /** Creates a budget with another idea of how long an hour and a day are. */
  RedisBudget(URI address, BudgetLimits limits, Duration hour, Duration day) {
    this.address = address;
    this.limits = limits;
    this.lengths = List.of(hour, day);
    this.redis = RedisConnections.open(address);
  }

  @Override
  public BudgetAnswer reserve(ReservationId id, Money most, Duration surelyOver) {
    try {
      List<?> answer =
          (List<?>)
              run(
                  "reserve",
                  id.value(),
                  number(most),
                  String.valueOf(surelyOver.toMillis()),
                  limit(BudgetWindow.HOUR),
                  limit(BudgetWindow.DAY));
      return answer.get(0).equals("granted") ? new Granted() : exhausted(answer, most);
    } catch (JedisException e) {
      return new Unknown(failure(e));
    }
  }

  private Exhausted exhausted(List<?> answer, Money most) {
    BudgetWindow window = BudgetWindow.valueOf(answer.get(1).toString().toUpperCase(Locale.ROOT));
    return new Exhausted(
        window,
        limits.of(window).orElseThrow(),
        money(answer.get(2)),
        most,
        Duration.ofMillis((Long) answer.get(3)));
  }

  @Override
  public boolean settle(ReservationId id, Money cost) {
    try {
      return run("settle", id.value(), number(cost)).equals(1L);
    } catch (JedisException e) {
      log.warn("A call counts at its full price: {}", failure(e));
      return false;
    }
  }

  @Override
  public Optional<BudgetReport> report() {
    try {
      List<?> accounts = (List<?>) run("report");
      return Optional.of(
          new BudgetReport(
              account((List<?>) accounts.get(0), limits.perHour()),
              account((List<?>) accounts.get(1), limits.perDay())));
    } catch (JedisException e) {
      log.debug("No report: {}", failure(e));
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    redis.close();
  }

  private Object run(String operation, String... more) {
    List<String> arguments = new ArrayList<>(List.of(operation, PREFIX));
    lengths.forEach(length -> arguments.add(String.valueOf(length.toMillis())));
    arguments.addAll(List.of(more));
    return redis.eval(script, KEYS, arguments);
  }

  private String limit(BudgetWindow window) {
    return limits.of(window).map(RedisBudget::number).orElse("");
  }

  private String failure(JedisException e) {
    return RedisConnections.shown(address) + " says: " + e.getMessage();
  }

  private static BudgetReport.Account account(List<?> fields, Optional<Money> limit) {
    return new BudgetReport.Account(
        limit,
        money(fields.get(0)),
        money(fields.get(1)),
        (Long) fields.get(2),
        (Long) fields.get(3));
  }

  private static String number(Money amount) {
    return String.valueOf(amount.nanodollars());
  }

  private static Money money(Object nanodollars) {
    return new Money((Long) nanodollars);
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(RedisBudget.class.getResourceAsStream("/budget/ledger.lua"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
