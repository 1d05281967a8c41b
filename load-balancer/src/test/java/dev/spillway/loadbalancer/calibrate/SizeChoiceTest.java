package dev.spillway.loadbalancer.calibrate;

import static dev.spillway.loadbalancer.calibrate.Measurements.failed;
import static dev.spillway.loadbalancer.calibrate.Measurements.here;
import static dev.spillway.loadbalancer.calibrate.Measurements.there;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.spillway.placement.money.Tariff;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SizeChoiceTest {
  private static final Goal HERE = new Goal.AsFastAsHere();

  private static final List<Measurement> USUAL =
      List.of(
          here("20", 100, 100),
          there("20", 512, 320, 340),
          there("20", 1024, 155, 190),
          there("20", 1769, 98, 104),
          there("20", 3008, 97, 103));

  @ParameterizedTest(name = "{0}")
  @MethodSource({"deadlines", "comparisons", "costsAndFailures"})
  void choosesASize(String rule, Goal goal, List<Measurement> measured, Choice expected) {
    assertThat(new SizeChoice(measured, Tariff.aws()).by(goal)).as(rule).isEqualTo(expected);
  }

  static Stream<Arguments> deadlines() {
    return Stream.of(
        arguments("any will do: the cheapest", within(1_000), USUAL, new Choice.Cheapest(512)),
        arguments("a deadline excludes", within(200), USUAL, new Choice.Cheapest(1024)),
        arguments("a deadline is met by equals", within(190), USUAL, new Choice.Cheapest(1024)),
        arguments("the longest call counts", within(189), USUAL, new Choice.Cheapest(1769)),
        arguments("too short a deadline", within(50), USUAL, new Choice.TooSlow(3008)));
  }

  static Stream<Arguments> comparisons() {
    return Stream.of(
        arguments("the median counts", HERE, USUAL, new Choice.Cheapest(3008)),
        arguments(
            "equal to here is fast enough",
            HERE,
            List.of(here("20", 100), there("20", 1769, 100), there("20", 3008, 90)),
            new Choice.Cheapest(1769)),
        arguments(
            "none is as fast as here",
            HERE,
            List.of(here("20", 10), there("20", 512, 40), there("20", 1769, 20)),
            new Choice.Fastest(1769)),
        arguments(
            "of two that are about as fast the cheaper",
            HERE,
            List.of(here("20", 10), there("20", 1769, 21), there("20", 3008, 20)),
            new Choice.Fastest(1769)),
        arguments(
            "a difference of more than 5 % is one",
            HERE,
            List.of(here("20", 10), there("20", 1769, 22), there("20", 3008, 20)),
            new Choice.Fastest(3008)),
        arguments(
            "each parameter counts",
            HERE,
            List.of(
                here("20", 100),
                here("30", 100),
                there("20", 512, 50),
                there("30", 512, 101),
                there("20", 1769, 50),
                there("30", 1769, 100)),
            new Choice.Cheapest(1769)),
        arguments(
            "what did not end here may take any time there",
            HERE,
            List.of(here("40"), there("40", 512, 9_000), there("40", 1769, 3_000)),
            new Choice.Cheapest(512)));
  }

  static Stream<Arguments> costsAndFailures() {
    return Stream.of(
        arguments(
            "more memory can be cheaper, where it is much faster",
            within(5_000),
            List.of(there("20", 512, 4_000), there("20", 1024, 1_000)),
            new Choice.Cheapest(1024)),
        arguments(
            "of two that cost the same the smaller",
            within(5_000),
            List.of(there("20", 1024, 500), there("20", 512, 1_000)),
            new Choice.Cheapest(512)),
        arguments(
            "a size that fails is out",
            within(5_000),
            List.of(failed("20", 128, "killed"), there("20", 512, 100)),
            new Choice.Cheapest(512)),
        arguments(
            "so is one that was not tried with all parameters",
            within(5_000),
            List.of(there("20", 128, 100), there("20", 512, 100), there("30", 512, 100)),
            new Choice.Cheapest(512)),
        arguments(
            "none works", HERE, List.of(failed("20", 128, "killed")), new Choice.NoneWorks()));
  }

  private static Goal within(int millis) {
    return new Goal.Within(Duration.ofMillis(millis));
  }
}
