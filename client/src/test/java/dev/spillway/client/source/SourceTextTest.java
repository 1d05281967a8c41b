package dev.spillway.client.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spillway.client.terminal.ClientFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTextTest {
  private static final int LIMIT = 100;

  @ParameterizedTest
  @ValueSource(strings = {"print(1)", "\uFEFFprint('größer 大 😀')\r\n", "\nprint(1)\n\n"})
  void takesTextAsItIs(String text) {
    assertThat(check(text.getBytes(UTF_8))).isEqualTo(text);
  }

  @Test
  void takesWhatIsJustSmallEnough() {
    assertThat(check("x".repeat(LIMIT).getBytes(UTF_8))).hasSize(LIMIT);
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertRefused(new byte[LIMIT + 1], "larger than 100 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\n"})
  void refusesNothing(String text) {
    assertRefused(text.getBytes(UTF_8), "is empty");
  }

  @Test
  void refusesOtherEncodingsAndSaysWhere() {
    assertRefused("a = 1\nb = 'größer'".getBytes(StandardCharsets.ISO_8859_1), "0xf6 in line 2");
  }

  @Test
  void refusesHalfACharacterAtTheEnd() {
    assertRefused(new byte[] {'a', (byte) 0xe5, (byte) 0xa4}, "is not UTF-8");
  }

  @Test
  void refusesBinaryFiles() {
    assertRefused("a\nb\0c".getBytes(UTF_8), "NUL character in line 2");
  }

  private static String check(byte[] bytes) {
    return SourceText.of(new RawSource("f.py", bytes), LIMIT);
  }

  private static void assertRefused(byte[] bytes, String why) {
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> check(bytes))
        .withMessageContaining("f.py")
        .withMessageContaining(why);
  }
}
