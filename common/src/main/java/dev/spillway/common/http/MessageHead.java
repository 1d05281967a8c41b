package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first line and the headers of a message.
 *
 * @param firstLine without its end
 * @param headers as they came
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
record MessageHead(String firstLine, HeaderMap headers) {
  static final int LIMIT_BYTES = 16 * 1024;
  private static final int FIRST_MARKS = 16;
  private static final int MAX_HEADERS = 100;

  /**
   * Reads a head.
   *
   * @param head all of it, with the empty line at its end
   */
  static MessageHead parse(byte[] head) throws MalformedMessageException {
    int lineEnd = endOfLine(head, 0);
    String first = new String(head, 0, contentEnd(head, 0, lineEnd), ISO_8859_1);
    int[] marks = new int[4 * FIRST_MARKS];
    int count = 0;
    int start = lineEnd + 1;
    for (int end = endOfLine(head, start); contentEnd(head, start, end) > start; count++) {
      if (count == MAX_HEADERS) {
        throw new MalformedMessageException(431, "There are more than 100 headers.");
      }
      if (4 * count == marks.length) {
        marks = Arrays.copyOf(marks, 2 * marks.length);
      }
      mark(head, start, contentEnd(head, start, end), marks, 4 * count);
      start = end + 1;
      end = endOfLine(head, start);
    }
    return new MessageHead(first, new HeaderMap(head, marks, count));
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Returns whether a header has a word in its list, in any case. */
  boolean says(String name, String word) {
    String value = header(name);
    return value != null && value.toLowerCase(Locale.ROOT).contains(word);
  }

  private static void mark(byte[] head, int from, int to, int[] marks, int at)
      throws MalformedMessageException {
    int colon = from;
    while (colon < to && isTokenByte(head[colon])) {
      colon++;
    }
    if (colon == from || colon == to || head[colon] != ':') {
      throw new MalformedMessageException("A header is not of the form 'Name: value'.");
    }
    int valueFrom = colon + 1;
    int valueTo = to;
    while (valueFrom < valueTo && isBlank(head[valueFrom])) {
      valueFrom++;
    }
    while (valueTo > valueFrom && isBlank(head[valueTo - 1])) {
      valueTo--;
    }
    for (int i = valueFrom; i < valueTo; i++) {
      if (head[i] == 0 || head[i] == '\r') {
        throw new MalformedMessageException("A header has a control character.");
      }
    }
    marks[at] = from;
    marks[at + 1] = colon;
    marks[at + 2] = valueFrom;
    marks[at + 3] = valueTo;
  }

  private static int endOfLine(byte[] head, int from) {
    int end = from;
    while (head[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int contentEnd(byte[] head, int from, int lineEnd) {
    return lineEnd > from && head[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isTokenByte(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || (b > ' ' && "!#$%&'*+-.^_`|~".indexOf(b) >= 0);
  }
}
