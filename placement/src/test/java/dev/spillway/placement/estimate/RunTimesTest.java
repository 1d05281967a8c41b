package dev.spillway.placement.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class RunTimesTest {
  private static final double GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

  private final RunTimes runs = new RunTimes();
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void knowsNothingBeforeTheFirstRun() {
    assertThat(runs.remaining("1", 0, 0.95)).isEmpty();
    assertThat(runs.quantile("1", 0.95)).isEmpty();
  }

  @Test
  void tellsParametersApart() {
    for (int i = 0; i < 50; i++) {
      runs.ran("small", 10);
      runs.ran("large", 1_000);
    }
    assertThat(median("small")).isCloseTo(10, Percentage.withPercentage(2));
    assertThat(median("large")).isCloseTo(1_000, Percentage.withPercentage(2));
  }

  @Test
  void extrapolatesWhatGrowsExponentially() {
    for (int i = 0; i < 200; i++) {
      int n = 20 + i % 8;
      runs.ran(Integer.toString(n), Math.pow(GOLDEN_RATIO, n) / 100);
    }
    assertThat(median("30"))
        .isCloseTo(Math.pow(GOLDEN_RATIO, 30) / 100, Percentage.withPercentage(15));
  }

  @Test
  void interpolatesWhatGrowsByAPower() {
    for (int i = 0; i < 300; i++) {
      double size = Math.exp(random.nextDouble(Math.log(10), Math.log(10_000)));
      if (size < 400 || size > 600) {
        runs.ran(Long.toString(Math.round(size)), size * size / 1_000);
      }
    }
    assertThat(median("500")).isCloseTo(250, Percentage.withPercentage(15));
  }

  @Test
  void predictsNoiseToWithinTenPercent() {
    for (int i = 0; i < 2_000; i++) {
      int n = random.nextInt(20, 33);
      runs.ran(
          Integer.toString(n),
          (1 + Math.pow(GOLDEN_RATIO, n - 20)) * Math.exp(0.05 * random.nextGaussian()));
    }
    assertThat(runs.meanError().share()).isLessThan(0.1);
    assertThat(runs.meanError().predictions()).isGreaterThan(1_900);
  }

  @Test
  void followsAChange() {
    feed("x", 10, 2_000);
    feed("x", 50, 1_000);
    assertThat(median("x")).isCloseTo(50, Percentage.withPercentage(2));
  }

  @Test
  void hasLessLeftOfARunTheLongerItRan() {
    feed("x", 100, 50);
    assertThat(left("x", 0)).isCloseTo(100, Percentage.withPercentage(2));
    assertThat(left("x", 60)).isCloseTo(40, Percentage.withPercentage(5));
  }

  @Test
  void expectsMoreOfARunThatIsAlreadyLong() {
    feed("x", 10, 90);
    feed("x", 1_000, 10);
    assertThat(left("x", 0)).isLessThan(200);
    assertThat(left("x", 20)).isGreaterThan(900);
  }

  @Test
  void takesAStoppedRunAsLongerThanWhenItWasStopped() {
    feed("x", 10, 20);
    for (int i = 0; i < 20; i++) {
      runs.ranAtLeast("x", 500);
    }
    assertThat(runs.quantile("x", 0.95).orElseThrow()).isGreaterThan(500);
  }

  @Test
  void remembersABoundedNumberOfParameters() {
    Neighbourhoods neighbourhoods = new Neighbourhoods();
    for (int i = 0; i < 10_000; i++) {
      neighbourhoods.add(ParameterKey.of("p" + i), 1);
    }
    assertThat(neighbourhoods.size()).isEqualTo(256);
    assertThat(neighbourhoods.find(ParameterKey.of("p9999"))).isPresent();
    assertThat(neighbourhoods.find(ParameterKey.of("p0"))).isEmpty();
  }

  @Test
  void takesNumbersAsNumbersAndAllElseAsText() {
    assertThat(ParameterKey.of("31").number()).hasValue(31);
    assertThat(ParameterKey.of("-1.5e3").number()).hasValue(-1_500);
    assertThat(ParameterKey.of("31").neighbourhood())
        .isNotEqualTo(ParameterKey.of("32").neighbourhood());
    assertThat(ParameterKey.of("10000").neighbourhood())
        .isEqualTo(ParameterKey.of("10001").neighbourhood());
    for (String text : new String[] {"", "NaN", "0x10", "1d", "1 2", "{\"n\": 1}"}) {
      assertThat(ParameterKey.of(text).number()).as(text).isEmpty();
    }
  }

  private void feed(String parameter, double millis, int times) {
    for (int i = 0; i < times; i++) {
      runs.ran(parameter, millis);
    }
  }

  private double median(String parameter) {
    return runs.remaining(parameter, 0, 0.95).orElseThrow().medianMillis();
  }

  private double left(String parameter, double elapsedMillis) {
    return runs.remaining(parameter, elapsedMillis, 0.95).orElseThrow().meanMillis();
  }
}
