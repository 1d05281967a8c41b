package dev.spillway.placement.money;

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

  /**
   * Returns AWS' public prices for us-east-1 (x86, the first of the monthly tiers, without the free
   * one), as of 2025 and from secondary sources: look them up before you rely on them.
   *
   * @see <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda pricing</a>
   * @see <a href="https://aws.amazon.com/api-gateway/pricing/">Amazon API Gateway pricing</a>
   */
  public static Tariff aws() {
    return new Tariff(
        new BigDecimal("0.20"), new BigDecimal("0.0000166667"), new BigDecimal("3.50"));
  }

  /** Returns the price of a call: its request to the gateway, and its run. */
  public Money call(Usage usage) {
    return gateway().plus(run(usage));
  }

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
