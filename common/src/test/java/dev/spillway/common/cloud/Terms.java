package dev.spillway.common.cloud;

import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Tariff;
import java.math.BigDecimal;
import java.time.Duration;

/** The terms that tests take: AWS' prices. */
final class Terms {
  static final Tariff AWS =
      new Tariff(new BigDecimal("0.20"), new BigDecimal("0.0000166667"), new BigDecimal("3.50"));
  static final CloudTerms USUAL =
      new CloudTerms(AWS, new LambdaSize(1024, Duration.ofSeconds(29)), BudgetLimits.NONE);

  private Terms() {}
}
