package dev.spillway.common.cost;

import java.math.BigDecimal;

/**
 * The cloud's prices.
 *
 * @param perMillionRequests dollars for a million requests to Lambda
 * @param perGbSecond dollars for a second of 1,024 MB
 * @param perMillionGatewayRequests dollars for a million requests to API Gateway
 */
public record Tariff(
    BigDecimal perMillionRequests, BigDecimal perGbSecond, BigDecimal perMillionGatewayRequests) {

  /** Lambda's unit is 1,024 MB for 1,000 ms; dividing by that ends after 13 decimals. */
  private static final BigDecimal MB_MILLIS = BigDecimal.valueOf(1_024L * 1_000);

  private static final int MILLION = 6;

  /** Returns the price of a request to the gateway, rounded up to a nanodollar. */
  public Money gateway() {
    return Money.ceil(perMillionGatewayRequests.movePointLeft(MILLION));
  }

  /** Returns the price of a run and its request, rounded up to a nanodollar. */
  public Money run(Usage usage) {
    BigDecimal gbSeconds =
        BigDecimal.valueOf(usage.billedMillis())
            .multiply(BigDecimal.valueOf(usage.memoryMb()))
            .divide(MB_MILLIS);
    return Money.ceil(
        gbSeconds.multiply(perGbSecond).add(perMillionRequests.movePointLeft(MILLION)));
  }
}
