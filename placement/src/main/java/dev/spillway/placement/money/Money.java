package dev.spillway.placement.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of US dollars, in whole nanodollars: sums are exact.
 *
 * @param nanodollars the amount; 1,000,000,000 are a dollar
 */
public record Money(long nanodollars) implements Comparable<Money> {
  /** Nothing. */
  public static final Money ZERO = new Money(0);

  private static final int DECIMALS = 9;

  /** Returns an amount of dollars, rounded up to a whole nanodollar. */
  public static Money ceil(BigDecimal dollars) {
    return new Money(
        dollars.setScale(DECIMALS, RoundingMode.CEILING).unscaledValue().longValueExact());
  }

  /** Returns an amount of dollars, rounded down to a whole nanodollar. */
  public static Money floor(BigDecimal dollars) {
    return new Money(
        dollars.setScale(DECIMALS, RoundingMode.FLOOR).unscaledValue().longValueExact());
  }

  /** Returns this and another amount together. */
  public Money plus(Money other) {
    return new Money(Math.addExact(nanodollars, other.nanodollars));
  }

  /** Returns what is left of this without another amount; may be less than nothing. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(nanodollars, other.nanodollars));
  }

  /** Returns this amount a number of times. */
  public Money times(int count) {
    return new Money(Math.multiplyExact(nanodollars, count));
  }

  /** Returns the amount in dollars, with nine decimals. */
  public BigDecimal dollars() {
    return BigDecimal.valueOf(nanodollars, DECIMALS);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(nanodollars, other.nanodollars);
  }

  /** Returns e.g. {@code 0.0015 USD}. */
  @Override
  public String toString() {
    return dollars().stripTrailingZeros().toPlainString() + " USD";
  }
}
