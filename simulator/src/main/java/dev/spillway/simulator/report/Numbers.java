package dev.spillway.simulator.report;

import dev.spillway.placement.money.Money;
import java.util.Locale;

/** Writes numbers for tables. */
public final class Numbers {
  private static final double PERCENT = 100;

  private Numbers() {}

  /**
   * Returns milliseconds with three digits or more, e.g. {@code 3.21}, {@code 43.2}, {@code 432}.
   */
  public static String millis(double millis) {
    String format = millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, millis);
  }

  /** Returns a share in percent. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * PERCENT);
  }

  /** Returns an amount in US dollars. */
  public static String usd(Money cost) {
    return String.format(Locale.ROOT, "$%.6f", cost.dollars());
  }

  /** Returns a ratio, e.g. {@code 1.94x}. */
  public static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2fx", ratio);
  }
}
