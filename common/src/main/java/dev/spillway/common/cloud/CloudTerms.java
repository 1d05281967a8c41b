package dev.spillway.common.cloud;

import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Tariff;

/**
 * What calls to the cloud cost, and may cost.
 *
 * @param tariff the prices
 * @param size what limits one call
 * @param limits what limits all calls together
 */
public record CloudTerms(Tariff tariff, LambdaSize size, BudgetLimits limits) {}
