package dev.spillway.client.call;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long calls took; the percentiles are zero where there was none.
 *
 * @param count how many calls
 * @param p50 half of them took no longer
 * @param p95 nor did 95 in 100
 * @param p99 nor did 99 in 100
 */
public record Latencies(long count, Duration p50, Duration p95, Duration p99) {
  /** Keeps percentiles within 0.1 %. */
  private static final int SIGNIFICANT_DIGITS = 3;

  /** Returns the latencies of some calls, to the microsecond. */
  public static Latencies of(Collection<CallSample> samples) {
    Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    samples.forEach(sample -> histogram.recordValue(micros(sample.latency())));
    return new Latencies(
        histogram.getTotalCount(),
        percentile(histogram, 50),
        percentile(histogram, 95),
        percentile(histogram, 99));
  }

  private static long micros(Duration latency) {
    return TimeUnit.NANOSECONDS.toMicros(latency.toNanos());
  }

  private static Duration percentile(Histogram histogram, double percent) {
    return Duration.of(histogram.getValueAtPercentile(percent), ChronoUnit.MICROS);
  }
}
