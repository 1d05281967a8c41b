package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.http.MessageReader.Message;
import dev.spillway.common.net.InputBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageReaderTest {
  private static final int LIMIT = 100;
  private static final String TWO =
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none"
          + "\r\nPOST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "2;x=y\r\ntw\r\n1\r\no\r\n0\r\nTrailer: t\r\n\r\n"
          + "GET /c HTTP/1.1\n\n";

  private static List<String> read(Iterable<String> pieces) throws MalformedMessageException {
    MessageReader reader = new MessageReader(Framing::ofRequest, LIMIT);
    InputBuffer in = new InputBuffer();
    List<String> bodies = new ArrayList<>();
    for (String piece : pieces) {
      in.append(ByteBuffer.wrap(piece.getBytes(ISO_8859_1)));
      for (Message next = reader.read(in); next != null; next = reader.read(in)) {
        String body = next.isOverLimit() ? "(over)" : new String(next.body(), ISO_8859_1);
        bodies.add(next.head().firstLine().split(" ")[1] + ":" + body);
      }
    }
    assertThat(in.length()).isZero();
    return bodies;
  }

  @Test
  void readsMessagesHoweverTheyAreCut() throws Exception {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      List<String> pieces = new ArrayList<>();
      int at = 0;
      while (at < TWO.length()) {
        int end = Math.min(TWO.length(), at + 1 + random.nextInt(round % 20 + 1));
        pieces.add(TWO.substring(at, end));
        at = end;
      }
      assertThat(read(pieces)).containsExactly("/a:one", "/b:two", "/c:");
    }
  }

  @Test
  void throwsABodyOverTheLimitAway() throws Exception {
    String sized = "POST /s HTTP/1.1\r\nContent-Length: 101\r\n\r\n" + "a".repeat(101);
    String chunked =
        "POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            + ("32\r\n" + "a".repeat(50) + "\r\n").repeat(3)
            + "0\r\n\r\n";
    assertThat(read(List.of(sized + chunked + "GET /n HTTP/1.1\r\n\r\n")))
        .containsExactly("/s:(over)", "/c:(over)", "/n:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 0x1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 9999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length :1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
        "POST / HTTP/1.1\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\n: empty\r\n\r\n",
        "POST / HTTP/1.1\r\nNul: a\u0000b\r\n\r\n",
        "POST / HTTP/1.1\r\nReturn: a\rb\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\na\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"
      })
  void refusesWhatAnotherProgramMayReadDifferently(String message) {
    assertThatThrownBy(() -> read(List.of(message))).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void refusesHeadersWithoutEnd() {
    String head = "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(101);
    assertThatThrownBy(() -> read(List.of(head + "\r\n"))).hasMessageContaining("100");
    assertThatThrownBy(() -> read(List.of("GET / HTTP/1.1\r\nA: " + "b".repeat(20_000))))
        .hasMessageContaining("16384");
    assertThatThrownBy(() -> read(List.of("G".repeat(20_000)))).hasMessageContaining("16384");
  }

  @Test
  void findsHeadersInAnyCaseAndOfARepeatedOneTheLast() throws Exception {
    MessageHead head =
        MessageHead.parse(
            "GET / HTTP/1.1\r\nX-One: 1\r\nx-ONE:\t2 \r\nEmpty:\r\n\r\n".getBytes(ISO_8859_1));
    assertThat(head.headers()).hasSize(2).containsEntry("X-oNe", "2").containsEntry("empty", "");
    assertThat(head.headers().get("X-Two")).isNull();
    assertThat(head.headers().count("x-one")).isEqualTo(2);
  }
}
