package dev.spillway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArgumentTest {
  @Test
  void takesAnyTextThatFits() {
    assertThat(Argument.problemOf("")).isEmpty();
    assertThat(Argument.problemOf("-c 'import os'\n\t\"$HOME\"")).isEmpty();
    assertThat(Argument.problemOf("x".repeat(Argument.LIMIT_BYTES))).isEmpty();
  }

  @Test
  void refusesWhatTheSystemWouldNotTake() {
    assertThat(Argument.problemOf("x".repeat(Argument.LIMIT_BYTES + 1)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("131072").contains("131071"));
    assertThat(Argument.problemOf("é".repeat(Argument.LIMIT_BYTES / 2 + 1))).isPresent();
  }

  @Test
  void refusesWhatWouldArriveChanged() {
    Optional<String> zero = Argument.problemOf("a\0b");
    Optional<String> halfACharacter = Argument.problemOf("\uD83D");

    assertThat(zero).hasValueSatisfying(reason -> assertThat(reason).contains("0 byte"));
    assertThat(halfACharacter).isPresent();
  }
}
