package dev.spillway.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** A call, ready to be sent, and what its answer must hold. Thread-safe. */
public final class CallBytes {
  private final byte[] request;
  private final byte[] expected;

  private CallBytes(byte[] request, String expected) {
    this.request = request;
    this.expected = expected.getBytes(UTF_8);
  }

  /**
   * Builds a call with one parameter, a string.
   *
   * @param expected what the answer must hold; a fault must not hold it
   */
  public static CallBytes of(String method, String parameter, String expected) {
    String body =
        "<?xml version=\"1.0\"?><methodCall><methodName>%s</methodName><params><param><value><string>%s</string></value></param></params></methodCall>"
            .formatted(method, parameter);
    String text =
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.getBytes(UTF_8).length, body);
    return new CallBytes(text.getBytes(UTF_8), expected);
  }

  ByteBuffer request() {
    return ByteBuffer.wrap(request);
  }

  /** Returns whether some bytes hold what is expected. */
  boolean isAnswer(byte[] bytes, int from, int to) {
    for (int i = from; i <= to - expected.length; i++) {
      if (matches(bytes, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(byte[] bytes, int at) {
    for (int i = 0; i < expected.length; i++) {
      if (bytes[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
