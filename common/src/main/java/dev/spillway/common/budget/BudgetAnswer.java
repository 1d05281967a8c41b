package dev.spillway.common.budget;

import dev.spillway.placement.money.Money;
import java.time.Duration;

/** Whether a call is paid for. */
public sealed interface BudgetAnswer {

  /** The most that the call can cost is set aside. */
  record Granted() implements BudgetAnswer {}

  /** The call is not paid for, and must not be made. */
  sealed interface Denied extends BudgetAnswer {
    /** Returns a sentence for the caller: what, why, what to do. */
    String reason();
  }

  /**
   * The rest of the budget is less than what the call can cost.
   *
   * @param window whose budget it is
   * @param limit the budget
   * @param used what of it is spent or set aside
   * @param needed the most that the call can cost
   * @param next the time until the window ends, and the next begins with a full budget
   */
  record Exhausted(BudgetWindow window, Money limit, Money used, Money needed, Duration next)
      implements Denied {
    @Override
    public String reason() {
      String budget =
          "The cloud budget of " + limit + " per " + window.word() + " (" + window.setting() + ")";
      if (needed.compareTo(limit) > 0) {
        return budget
            + " is less than the "
            + needed
            + " that one call can cost: raise it, or lower LAMBDA_TIMEOUT or LAMBDA_MEMORY_MB.";
      }
      return budget
          + " has "
          + limit.minus(used)
          + " left, and a call can cost "
          + needed
          + ": raise it, or try again in "
          + minutes(next)
          + ", when the next "
          + window.word()
          + " begins.";
    }

    private static String minutes(Duration time) {
      long minutes = time.plusMinutes(1).minusNanos(1).toMinutes();
      return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
  }

  /**
   * Nobody knows what is left.
   *
   * @param cause why, for the log and the caller
   */
  record Unknown(String cause) implements Denied {
    @Override
    public String reason() {
      return "The cloud is not called because its budget cannot be asked for ("
          + cause
          + "): make Redis answer, or clear the CLOUD_BUDGET settings.";
    }
  }
}
