package dev.spillway.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FilterPatternTest {
  @Test
  void matchesEverythingWhereItIsEmpty() {
    assertThat(FilterPattern.parse("").matches("anything")).isTrue();
  }

  @Test
  void asksForAllWords() {
    FilterPattern pattern = FilterPattern.parse("one two");

    assertThat(pattern.matches("two and one")).isTrue();
    assertThat(pattern.matches("one")).isFalse();
  }

  @Test
  void takesAPhraseAsItIs() {
    FilterPattern pattern = FilterPattern.parse("\"one two\"");

    assertThat(pattern.matches("one two three")).isTrue();
    assertThat(pattern.matches("two one")).isFalse();
  }

  @Test
  void asksForOneOfTheOptionalWordsAndNoneOfTheUnwanted() {
    FilterPattern pattern = FilterPattern.parse("?one ?two -three");

    assertThat(pattern.matches("one")).isTrue();
    assertThat(pattern.matches("two")).isTrue();
    assertThat(pattern.matches("four")).isFalse();
    assertThat(pattern.matches("one three")).isFalse();
  }
}
