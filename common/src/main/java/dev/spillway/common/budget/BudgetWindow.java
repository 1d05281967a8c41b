package dev.spillway.common.budget;

import java.time.Duration;
import java.util.Locale;

/** The times for which a budget is set: from one full hour, or midnight in UTC, to the next. */
public enum BudgetWindow {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final Duration length;

  BudgetWindow(Duration length) {
    this.length = length;
  }

  /** Returns how long it is. */
  public Duration length() {
    return length;
  }

  /** Returns its name in sentences, e.g. {@code hour}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the key of the setting that limits it. */
  public String setting() {
    return "CLOUD_BUDGET_USD_PER_" + name();
  }
}
