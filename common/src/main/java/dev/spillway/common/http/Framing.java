package dev.spillway.common.http;

import dev.spillway.common.http.BodyReader.Chunked;
import dev.spillway.common.http.BodyReader.Sized;
import dev.spillway.common.http.BodyReader.UntilEnd;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its head how a message's body ends. What two programs could understand in two ways is
 * refused, since one of them may stand before the other.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6">RFC 9112, section 6</a>
 */
final class Framing {
  private static final int LONGEST_LENGTH = 18;

  private Framing() {}

  /** Returns the reader of a request's body: none unless one is announced. */
  static BodyReader ofRequest(MessageHead head, int limitBytes) throws MalformedMessageException {
    BodyReader announced = announced(head, limitBytes);
    return announced == null ? BodyReader.none() : announced;
  }

  /** Returns the reader of an answer's body: up to the connection's end unless one is announced. */
  static BodyReader ofAnswer(MessageHead head, int limitBytes) throws MalformedMessageException {
    int status = StatusLine.status(head.firstLine());
    if (status < 200 || status == 204 || status == 304) {
      return BodyReader.none();
    }
    BodyReader announced = announced(head, limitBytes);
    return announced == null ? new UntilEnd(limitBytes) : announced;
  }

  private static @Nullable BodyReader announced(MessageHead head, int limitBytes)
      throws MalformedMessageException {
    String encoding = head.header("Transfer-Encoding");
    String length = head.header("Content-Length");
    if (encoding != null) {
      if (length != null || !encoding.toLowerCase(Locale.ROOT).equals("chunked")) {
        throw new MalformedMessageException("The body's length is told in an unclear way.");
      }
      return new Chunked(limitBytes);
    }
    return length == null ? null : new Sized(length(head, length), limitBytes);
  }

  private static long length(MessageHead head, String text) throws MalformedMessageException {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= LONGEST_LENGTH
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || head.headers().count("Content-Length") > 1) {
      throw new MalformedMessageException("The body's length is no number.");
    }
    return Long.parseLong(text);
  }
}
