package dev.spillway.setup.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.setup.testing.Fixtures;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({"y, true", "YES, true", "' yes ', true", "n, false", "yesterday, false", "'', false"})
  void takesYesForAnAnswer(String typed, boolean isYes) {
    assertThat(question(typed + "\n", true).isYes("Store it?")).isEqualTo(isYes);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("Store it? [y/N]\n");
  }

  @Test
  void takesTheEndOfTheInputForNo() {
    assertThat(question("", true).isYes("Store it?")).isFalse();
  }

  @Test
  void asksNothingWhereNobodyHears() {
    assertThat(question("y\n", false).isYes("Store it?")).isFalse();
    assertThat(printed.size()).isZero();
  }

  private Question question(String typed, boolean isHeard) {
    return new Question(
        Fixtures.console(printed), new BufferedReader(new StringReader(typed)), isHeard);
  }
}
