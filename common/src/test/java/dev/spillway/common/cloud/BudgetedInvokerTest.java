package dev.spillway.common.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.budget.BudgetReport;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.testing.InMemoryBudget;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.placement.money.Bill;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Usage;
import org.junit.jupiter.api.Test;

final class BudgetedInvokerTest {
  private static final Money MOST = new Meter(Terms.AWS, Terms.USUAL.size()).most(CloudPace.TRIES);
  private static final CloudOutcome ANSWER =
      new CloudOutcome(new Completed("55"), true, new Bill(new Money(9), new Usage(1, 1, 0), true));

  private final InMemoryBudget budget = new InMemoryBudget(MOST);

  @Test
  void reservesTheMostAndPaysWhatItCost() {
    ScriptedCloudInvoker cloud =
        new ScriptedCloudInvoker(
            call -> {
              assertThat(account().reserved()).isEqualTo(MOST);
              return ANSWER;
            });
    assertThat(invoker(cloud).invoke(Invocation.of("1"))).isEqualTo(ANSWER);
    assertThat(account().spent()).isEqualTo(new Money(9));
    assertThat(account().reserved()).isEqualTo(Money.ZERO);
  }

  @Test
  void doesNotCallWithoutMoney() {
    ScriptedCloudInvoker cloud = ScriptedCloudInvoker.ending(ANSWER);
    BudgetedInvoker invoker = invoker(cloud);
    assertThat(invoker.invoke(Invocation.of("1"))).isEqualTo(ANSWER);
    CloudOutcome refused = invoker.invoke(Invocation.of("2"));
    assertThat(refused.mayHaveRun()).isFalse();
    assertThat(refused.bill()).isEqualTo(Bill.NONE);
    assertThat(refused.outcome())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(FaultCode.NO_BUDGET);
              assertThat(rejected.reason()).contains("CLOUD_BUDGET_USD_PER_DAY");
            });
    assertThat(cloud.invocations()).hasSize(1);
  }

  @Test
  void paysTheMostForACallThatThrew() {
    ScriptedCloudInvoker cloud =
        new ScriptedCloudInvoker(
            call -> {
              throw new IllegalStateException("a defect");
            });
    assertThatThrownBy(() -> invoker(cloud).invoke(Invocation.of("1"))).hasMessage("a defect");
    assertThat(account().spent()).isEqualTo(MOST);
  }

  private BudgetReport.Account account() {
    return budget.report().orElseThrow().day();
  }

  private BudgetedInvoker invoker(CloudInvoker cloud) {
    return new BudgetedInvoker(cloud, Terms.USUAL, budget);
  }
}
