package dev.spillway.loadbalancer.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.spillway.common.budget.Budget;
import dev.spillway.common.budget.BudgetReport;
import dev.spillway.loadbalancer.dispatch.CloudUse;
import dev.spillway.placement.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /status} tells of the cloud's use; part of the protocol. Amounts are US dollars.
 *
 * @param sent calls that this load balancer sent to the cloud
 * @param heldBack calls that were meant for the cloud, and did not run there
 * @param costUsd what this load balancer's calls cost
 * @param budget {@code none}, {@code known}, or {@code unknown} where Redis does not answer: then
 *     no call is sent
 * @param hour the account of this clock hour, of all programs together, where it is known
 * @param day the account of this day, likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"sent", "heldBack", "costUsd", "budget", "hour", "day"})
public record CloudStatus(
    long sent,
    long heldBack,
    BigDecimal costUsd,
    String budget,
    @Nullable Account hour,
    @Nullable Account day) {

  /**
   * One account.
   *
   * @param limitUsd the budget; missing where it is any amount
   * @param spentUsd what calls cost that ended
   * @param reservedUsd what is set aside for calls under way
   * @param leftUsd the rest; missing where it is any amount
   * @param calls how many ended
   * @param refused how many were not paid for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"limitUsd", "spentUsd", "reservedUsd", "leftUsd", "calls", "refused"})
  public record Account(
      @Nullable BigDecimal limitUsd,
      BigDecimal spentUsd,
      BigDecimal reservedUsd,
      @Nullable BigDecimal leftUsd,
      long calls,
      long refused) {
    static Account of(BudgetReport.Account account) {
      return new Account(
          account.limit().map(Money::dollars).orElse(null),
          account.spent().dollars(),
          account.reserved().dollars(),
          account.left().map(Money::dollars).orElse(null),
          account.calls(),
          account.refused());
    }
  }

  /** Returns how it stands; asks the budget, within its limit. */
  static CloudStatus of(CloudUse.Totals use, Optional<Budget> budget) {
    Optional<BudgetReport> report = budget.flatMap(Budget::report);
    String state = budget.isEmpty() ? "none" : report.isPresent() ? "known" : "unknown";
    return new CloudStatus(
        use.sent(),
        use.heldBack(),
        use.cost().dollars(),
        state,
        report.map(now -> Account.of(now.hour())).orElse(null),
        report.map(now -> Account.of(now.day())).orElse(null));
  }
}
