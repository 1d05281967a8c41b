package dev.spillway.common.cloud;

import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Tariff;
import java.math.BigDecimal;

/**
 * What calls to the cloud cost, and may cost.
 *
 * @param tariff the prices
 * @param size what limits one call
 * @param limits what limits all calls together
 */
public record CloudTerms(Tariff tariff, LambdaSize size, BudgetLimits limits) {

  /** Returns what estimates of a call's cost need. */
  public Estimates.CloudTerms estimated() {
    return new Estimates.CloudTerms(tariff, size.memoryMb());
  }

  /** Returns the terms of calls that no gateway passes on. */
  public CloudTerms withoutGateway() {
    return new CloudTerms(
        new Tariff(tariff.perMillionRequests(), tariff.perGbSecond(), BigDecimal.ZERO),
        size,
        limits);
  }

  /** Returns the terms of a function with another memory. */
  public CloudTerms withMemory(int memoryMb) {
    return new CloudTerms(tariff, new LambdaSize(memoryMb, size.timeout()), limits);
  }
}
