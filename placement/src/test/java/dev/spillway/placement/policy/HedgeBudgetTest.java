package dev.spillway.placement.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HedgeBudgetTest {
  @Test
  void doublesNoMoreThanItsShare() {
    HedgeBudget budget = new HedgeBudget(0.05, 10);
    SplittableRandom random = new SplittableRandom(1);
    int doubled = 0;
    for (int call = 1; call <= 10_000; call++) {
      budget.arrived();
      if (random.nextInt(4) == 0 && budget.tryTake()) {
        doubled++;
      }
      assertThat(doubled).isLessThanOrEqualTo(call / 20);
    }
    assertThat(doubled).isGreaterThan(450);
  }

  @Test
  void beginsEmpty() {
    assertThat(new HedgeBudget(1, 10).tryTake()).isFalse();
  }

  @Test
  void savesNoMoreThanItsBurst() {
    HedgeBudget budget = new HedgeBudget(0.5, 3);
    for (int call = 0; call < 100; call++) {
      budget.arrived();
    }
    assertThat(budget.tokens()).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new HedgeBudget(5, 10)).hasMessage("share: 5.0 (expected: 0 to 1)");
  }
}
