package dev.spillway.placement.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantileSketchTest {
  private static final int NEVER = 1_000_000_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.25, 0.5, 0.9, 0.99, 1})
  void isWithinOnePercentOfTheExactQuantile(double share) {
    QuantileSketch sketch = new QuantileSketch(NEVER);
    double[] values =
        new SplittableRandom(1)
            .doubles(5_003)
            .map(uniform -> 100 * Math.pow(1 - uniform, -1.5))
            .toArray();
    Arrays.stream(values).forEach(sketch::add);
    Arrays.sort(values);

    double exact = values[(int) Math.ceil(share * values.length) - 1];
    assertThat(sketch.quantile(share)).isCloseTo(exact, Percentage.withPercentage(1.01));
  }

  @Test
  void knowsNothingBeforeTheFirstValue() {
    QuantileSketch sketch = new QuantileSketch(10);
    assertThat(sketch.isEmpty()).isTrue();
    assertThat(sketch.quantile(0.5)).isZero();
    assertThat(sketch.mean()).isZero();
    assertThat(sketch.samples()).isZero();
  }

  @Test
  void followsAChange() {
    QuantileSketch sketch = new QuantileSketch(50);
    fill(sketch, 10, 1_000);
    fill(sketch, 100, 200);
    assertThat(sketch.quantile(0.5)).isCloseTo(100, Percentage.withPercentage(1.01));
    assertThat(sketch.mean()).isGreaterThan(90);
  }

  @Test
  void countsOldValuesLess() {
    QuantileSketch sketch = new QuantileSketch(10);
    fill(sketch, 1, 1_000);
    // 1 + 2^-0.1 + 2^-0.2 + ... = 1 / (1 - 2^-0.1)
    assertThat(sketch.samples()).isCloseTo(1 / (1 - Math.pow(2, -0.1)), within(0.01));
  }

  @Test
  void agesAsIfOthersHadBeenAdded() {
    QuantileSketch sketch = new QuantileSketch(10);
    sketch.add(1);
    sketch.age(20);
    sketch.add(2);
    assertThat(sketch.shareAbove(1.5)).isGreaterThan(0.75);
  }

  @Test
  void keepsItsMemoryBounded() {
    QuantileSketch sketch = new QuantileSketch(NEVER);
    for (double value = 1e-300; value < 1e300; value *= 10) {
      sketch.add(value);
    }
    assertThat(sketch.quantile(0)).isCloseTo(1e-3, Percentage.withPercentage(2));
    assertThat(sketch.quantile(1)).isCloseTo(1e9, Percentage.withPercentage(2));
  }

  @Test
  void tellsWhatIsLeftAboveAFloor() {
    QuantileSketch sketch = new QuantileSketch(NEVER);
    fill(sketch, 10, 900);
    fill(sketch, 1_000, 100);
    assertThat(sketch.shareAbove(20)).isCloseTo(0.1, within(1e-6));
    assertThat(sketch.meanAbove(20)).isCloseTo(1_000, Percentage.withPercentage(1.01));
    assertThat(sketch.quantileAbove(20, 0.5)).isCloseTo(1_000, Percentage.withPercentage(1.01));
    assertThat(sketch.meanAbove(5_000)).isEqualTo(5_000);
  }

  private static void fill(QuantileSketch sketch, double value, int times) {
    for (int i = 0; i < times; i++) {
      sketch.add(value);
    }
  }
}
