package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;

/** Writes the heads of messages. */
final class MessageWriter {
  private static final int USUAL_LENGTH = 192;

  private MessageWriter() {}

  /**
   * Returns the head of an answer.
   *
   * @throws IllegalArgumentException if a header holds what would end it
   */
  static byte[] head(HttpResponse response, boolean isLast) {
    StringBuilder head = new StringBuilder(USUAL_LENGTH).append(StatusLine.of(response.status()));
    append(head, response.headers());
    if (isLast) {
      head.append("Connection: close\r\n");
    }
    return finish(head, response.body().length);
  }

  /** Returns the head of a request. */
  static byte[] head(OutgoingRequest request, String host) {
    StringBuilder head =
        new StringBuilder(USUAL_LENGTH)
            .append(request.method())
            .append(' ')
            .append(request.path())
            .append(" HTTP/1.1\r\nHost: ")
            .append(host)
            .append("\r\n");
    append(head, request.headers());
    return finish(head, request.body().length);
  }

  private static void append(StringBuilder head, Map<String, String> headers) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      head.append(checked(header.getKey())).append(": ");
      head.append(checked(header.getValue())).append("\r\n");
    }
  }

  private static String checked(String text) {
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a header with a line break");
    }
    return text;
  }

  private static byte[] finish(StringBuilder head, int bodyLength) {
    head.append("Content-Length: ").append(bodyLength).append("\r\n\r\n");
    return head.toString().getBytes(ISO_8859_1);
  }
}
