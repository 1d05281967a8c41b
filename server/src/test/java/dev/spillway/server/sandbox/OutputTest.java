package dev.spillway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OutputTest {
  @Test
  void keepsTheWholeUpToItsLimit() {
    Output.Whole output = new Output.Whole(6);

    assertThat(take(output, "abc")).isTrue();
    assertThat(take(output, "def")).isTrue();
    assertThat(output.isOverLimit()).isFalse();
    assertThat(output.text()).isEqualTo("abcdef");
    assertThat(take(output, "g")).isFalse();
    assertThat(output.isOverLimit()).isTrue();
  }

  @Test
  void keepsTheEndOfTooMuch() {
    Output.Tail output = new Output.Tail(4);

    assertThat(take(output, "ab")).isTrue();
    assertThat(output.text()).isEqualTo("ab");
    assertThat(take(output, "cdefghijk")).isTrue();
    assertThat(output.text()).isEqualTo("hijk");
  }

  @Test
  void replacesBytesThatAreNoText() {
    Output.Whole output = new Output.Whole(100);
    output.take(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xC3}, 4);

    assertThat(output.text()).isEqualTo("a\uFFFDb\uFFFD");
  }

  private static boolean take(Output output, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return output.take(bytes, bytes.length);
  }
}
