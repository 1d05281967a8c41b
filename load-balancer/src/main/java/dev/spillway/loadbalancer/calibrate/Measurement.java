package dev.spillway.loadbalancer.calibrate;

import dev.spillway.loadbalancer.calibrate.Sample.Failed;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was measured of one parameter at one place.
 *
 * @param warm calls of what had run before
 * @param cold the call for which an execution environment was started, where there was one
 */
public record Measurement(String parameter, Place place, List<Sample> warm, Optional<Sample> cold) {

  /** Copies the calls. */
  public Measurement {
    warm = List.copyOf(warm);
  }

  /** Returns all calls. */
  public Stream<Sample> all() {
    return Stream.concat(cold.stream(), warm.stream());
  }

  /** Returns how long warm calls took; empty where there was none that ended well. */
  public Optional<Times> times() {
    return Times.of(warm.stream().filter(sample -> !sample.isFailed()).toList());
  }

  /** Returns why a call failed, where one did. */
  public Optional<String> failure() {
    return all()
        .map(Sample::answer)
        .filter(Failed.class::isInstance)
        .map(answer -> ((Failed) answer).reason())
        .findFirst();
  }

  /** Returns what the cold call took longer than the warm ones; at least nothing. */
  public Optional<Duration> coldStart() {
    return cold.filter(sample -> !sample.isFailed())
        .flatMap(sample -> times().map(times -> sample.time().minus(times.median())))
        .map(more -> more.isNegative() ? Duration.ZERO : more);
  }

  /** Returns what a warm call costs on average, its request to the gateway included. */
  public Optional<Money> cost(Tariff tariff) {
    if (place instanceof Place.Here || times().isEmpty()) {
      return Optional.empty();
    }
    long sum = warm.stream().mapToLong(call -> tariff.call(call.usage()).nanodollars()).sum();
    return Optional.of(new Money(Math.ceilDiv(sum, warm.size())));
  }
}
