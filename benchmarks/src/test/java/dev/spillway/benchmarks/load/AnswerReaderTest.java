package dev.spillway.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class AnswerReaderTest {
  private static final CallBytes CALL = CallBytes.of("call_faas", "1", "result: 1");

  private final AnswerReader reader = new AnswerReader();

  @Test
  void isCompleteWithTheLastByteOfTheBody() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nresult: 1";

    for (int i = 0; i < answer.length() - 1; i++) {
      assertThat(reader.accept(bytes(answer.substring(i, i + 1)))).isFalse();
    }
    assertThat(reader.accept(bytes("1"))).isTrue();
    assertThat(reader.answers(CALL)).isTrue();
    assertThat(reader.closes()).isFalse();
  }

  @Test
  void countsABodyThatIsLongerThanWhatItKeeps() throws Exception {
    int length = 1_000_000;
    assertThat(reader.accept(bytes("HTTP/1.1 200 OK\r\ncontent-length: " + length + "\r\n\r\n")))
        .isFalse();
    assertThat(reader.accept(bytes("result: 1" + "x".repeat(length - 10)))).isFalse();
    assertThat(reader.accept(bytes("x"))).isTrue();
    assertThat(reader.answers(CALL)).isTrue();
  }

  @Test
  void takesAFaultOrAnErrorForNoAnswer() throws Exception {
    reader.accept(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfault"));
    assertThat(reader.answers(CALL)).isFalse();

    reader.reset();
    reader.accept(bytes("HTTP/1.1 503 No\r\nContent-Length: 9\r\n\r\nresult: 1"));
    assertThat(reader.answers(CALL)).isFalse();
  }

  @Test
  void endsABodyWithoutALengthWithTheConnection() throws Exception {
    assertThat(reader.accept(bytes("HTTP/1.0 200 OK\r\n\r\nresult: 1"))).isFalse();
    assertThat(reader.acceptEnd()).isTrue();
    assertThat(reader.closes()).isTrue();
    assertThat(reader.answers(CALL)).isTrue();
  }

  @Test
  void knowsThatAServerOfTheFirstVersionCloses() throws Exception {
    reader.accept(bytes("HTTP/1.0 200 OK\r\nContent-length: 1\r\n\r\nx"));
    assertThat(reader.closes()).isTrue();
  }

  @Test
  void isIncompleteWhereTheConnectionEndsEarly() throws Exception {
    reader.accept(bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nresu"));
    assertThat(reader.acceptEnd()).isFalse();
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(
            () -> reader.accept(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
        .hasMessageContaining("without a length");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }
}
