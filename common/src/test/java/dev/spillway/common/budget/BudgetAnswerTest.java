package dev.spillway.common.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.budget.BudgetAnswer.Exhausted;
import dev.spillway.common.budget.BudgetAnswer.Unknown;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BudgetAnswerTest {
  private static final Money LIMIT = new Money(10_000_000);

  @Test
  void saysWhatIsLeftAndWhenTheNextBudgetBegins() {
    assertThat(exhausted(2_000_000, Duration.ofMinutes(150)))
        .isEqualTo(
            "The cloud budget of 0.01 USD per day (CLOUD_BUDGET_USD_PER_DAY) has 0.001 USD left,"
                + " and a call can cost 0.002 USD: raise it, or try again in 2 h 30 min, when the"
                + " next day begins.");
    assertThat(exhausted(2_000_000, Duration.ofSeconds(61))).contains("in 2 min,");
  }

  @Test
  void saysWhereABudgetIsTooSmallForAnyCall() {
    assertThat(exhausted(20_000_000, Duration.ofHours(1)))
        .contains("is less than the 0.02 USD that one call can cost")
        .contains("LAMBDA_TIMEOUT");
  }

  @Test
  void saysThatNobodyKnows() {
    assertThat(new Unknown("redis:6379 says: no").reason())
        .contains("redis:6379 says: no", "make Redis answer");
  }

  private static String exhausted(long needed, Duration next) {
    return new Exhausted(BudgetWindow.DAY, LIMIT, new Money(9_000_000), new Money(needed), next)
        .reason();
  }
}
