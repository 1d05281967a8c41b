package dev.spillway.common.config;

import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;

/** Reads what calls to the cloud cost, and may cost. */
public final class CloudTermsReader {
  private CloudTermsReader() {}

  /** Returns the terms; what is wrong with them is noted in the reader. */
  public static CloudTerms read(EnvReader reader) {
    return new CloudTerms(
        new Tariff(
            reader.read(Settings.CLOUD_PRICE_MILLION_REQUESTS_USD),
            reader.read(Settings.CLOUD_PRICE_GB_SECOND_USD),
            reader.read(Settings.CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD)),
        new LambdaSize(
            reader.read(Settings.LAMBDA_MEMORY_MB), reader.read(Settings.LAMBDA_TIMEOUT)),
        new BudgetLimits(
            reader.read(Settings.CLOUD_BUDGET_USD_PER_HOUR).map(Money::floor),
            reader.read(Settings.CLOUD_BUDGET_USD_PER_DAY).map(Money::floor)));
  }
}
