package dev.spillway.common.cloud;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.budget.BudgetAnswer;
import dev.spillway.common.budget.BudgetAnswer.Denied;
import dev.spillway.common.budget.ReservationId;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.policy.CloudState;
import java.time.Duration;

/** Makes only calls that are paid for; closing it closes the budget. Thread-safe. */
public final class BudgetedInvoker implements CloudInvoker {
  /** For a program that stands still between the reservation and the call. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final CloudInvoker invoker;
  private final Budget budget;
  private final Money most;
  private final Duration surelyOver;

  /** Creates an invoker whose calls are paid from a budget. */
  BudgetedInvoker(CloudInvoker invoker, CloudTerms terms, Budget budget) {
    this.invoker = invoker;
    this.budget = budget;
    this.most = new Meter(terms.tariff(), terms.size()).most(CloudPace.TRIES);
    // Sent at the last moment, the function runs on after its caller has given up.
    this.surelyOver = ApiGatewayInvoker.LONGEST_CALL.plus(terms.size().longest()).plus(SLACK);
  }

  @Override
  public CloudOutcome invoke(Invocation invocation) {
    CloudEntry entry = enter();
    return entry instanceof CloudEntry.Open open
        ? open.pass().invoke(invocation)
        : CloudOutcome.unsent(((CloudEntry.Refused) entry).why());
  }

  @Override
  public CloudEntry enter() {
    ReservationId id = ReservationId.random();
    BudgetAnswer answer = budget.reserve(id, most, surelyOver);
    return answer instanceof Denied denied
        ? new CloudEntry.Refused(new Rejected(FaultCode.NO_BUDGET, denied.reason()))
        : new CloudEntry.Open(new PaidPass(id));
  }

  @Override
  public CloudState state() {
    return invoker.state();
  }

  @Override
  public void close() {
    budget.close();
  }

  /** A reservation, which is settled once. */
  private final class PaidPass implements CloudPass {
    private final ReservationId id;
    private boolean used;

    PaidPass(ReservationId id) {
      this.id = id;
    }

    @Override
    public CloudOutcome invoke(Invocation invocation) {
      used = true;
      Money cost = most; // also of a call that throws
      try {
        CloudOutcome outcome = invoker.invoke(invocation);
        cost = outcome.bill().cost();
        return outcome;
      } finally {
        settle(cost);
      }
    }

    @Override
    public void close() {
      if (!used) {
        used = true;
        settle(Money.ZERO);
      }
    }

    private void settle(Money cost) {
      var unused = budget.settle(id, cost);
    }
  }
}
