package dev.spillway.placement.estimate;

import java.time.Duration;
import java.util.Locale;

/** Writes numbers for people. */
public final class Words {
  private static final double MILLIS_A_SECOND = 1_000;
  private static final double FEW = 10;

  private Words() {}

  /** Returns a time as {@link #millis} does. */
  public static String duration(Duration time) {
    return millis(Millis.of(time));
  }

  /**
   * Returns a time as somebody would write it, e.g. {@code 3.2 ms}, {@code 140 ms}, {@code 4.1 s}.
   */
  public static String millis(double millis) {
    if (millis >= FEW * MILLIS_A_SECOND) {
      return String.format(Locale.ROOT, "%.0f s", millis / MILLIS_A_SECOND);
    }
    if (millis >= MILLIS_A_SECOND) {
      return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_A_SECOND);
    }
    return String.format(Locale.ROOT, millis >= FEW ? "%.0f ms" : "%.1f ms", millis);
  }

  /** Returns how long something takes, and how sure that is. */
  public static String spread(double meanMillis, double medianMillis, double highMillis) {
    return millis(meanMillis)
        + " (half within "
        + millis(medianMillis)
        + ", nearly all within "
        + millis(highMillis)
        + ")";
  }
}
