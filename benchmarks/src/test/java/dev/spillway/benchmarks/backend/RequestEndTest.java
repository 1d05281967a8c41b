package dev.spillway.benchmarks.backend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class RequestEndTest {
  private final RequestEnd end = new RequestEnd();

  @Test
  void isReachedWithTheLastByteOfTheBodyAgainAndAgain() {
    for (int i = 0; i < 2; i++) {
      assertThat(end.isReached(bytes("POST / HTTP/1.1\r\nContent-Le"))).isFalse();
      assertThat(end.isReached(bytes("ngth: 3\r\n\r\na"))).isFalse();
      assertThat(end.isReached(bytes("bc"))).isTrue();
    }
  }

  @Test
  void isReachedWithTheHeadWhereThereIsNoBody() {
    assertThat(end.isReached(bytes("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n"))).isTrue();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
