package dev.spillway.placement.money;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param picodollars in units of 10^-12 US dollars: a GB-second's price is a whole number of them,
 *     and a long holds nine million dollars
 */
public record Cost(long picodollars) implements Comparable<Cost> {
  /** Nothing. */
  public static final Cost ZERO = new Cost(0);

  private static final int PICO_DIGITS = 12;

  /** Checks the amount. */
  public Cost {
    if (picodollars < 0) {
      throw new IllegalArgumentException("picodollars: " + picodollars + " (expected: >= 0)");
    }
  }

  /** Returns the sum of both. */
  public Cost plus(Cost other) {
    return new Cost(Math.addExact(picodollars, other.picodollars));
  }

  /** Returns the amount in US dollars. */
  public BigDecimal usd() {
    return BigDecimal.valueOf(picodollars, PICO_DIGITS);
  }

  @Override
  public int compareTo(Cost other) {
    return Long.compare(picodollars, other.picodollars);
  }

  @Override
  public String toString() {
    return picodollars == 0 ? "$0" : "$" + usd().stripTrailingZeros().toPlainString();
  }
}
