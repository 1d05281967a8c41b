package dev.spillway.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PointTest {
  @Test
  void hasTheMiddleValueAsItsMedian() {
    assertThat(new Point(1, List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
  }

  @Test
  void hasTheMeanOfTheTwoInTheMiddleAsItsMedian() {
    assertThat(new Point(1, List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
  }

  @Test
  void needsAValue() {
    assertThatThrownBy(() -> new Point(64, List.of())).hasMessage("no value at 64.0");
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 1000000",
    "80123.4, 80123",
    "94.26, 94.3",
    "0.07281, 0.0728",
    "0.00001234, 0.0000123",
    "2.0, 2",
    "-0.0456, -0.0456"
  })
  void isWrittenToThreeDigits(double value, String text) {
    assertThat(Numbers.plain(value)).isEqualTo(text);
  }
}
