package dev.spillway.server.sandbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What can be one argument of a process. */
public final class Argument {
  /** Linux' MAX_ARG_STRLEN, 32 pages, less the 0 at the end. */
  static final int LIMIT_BYTES = 32 * 4096 - 1;

  /** In which Java writes arguments: that of the locale. */
  private static final Charset ENCODING =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.US_ASCII);

  private Argument() {}

  /** Returns why a text cannot be an argument, or empty where it can. */
  public static Optional<String> problemOf(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LIMIT_BYTES) {
      return Optional.of(
          "The parameter has " + bytes + " bytes (expected: at most " + LIMIT_BYTES + ").");
    }
    if (text.indexOf('\0') >= 0) {
      return Optional.of("The parameter holds a 0 byte, which no argument of a process can.");
    }
    if (!ENCODING.newEncoder().canEncode(text)) {
      return Optional.of(
          "The parameter holds characters that are not in the server's locale ("
              + ENCODING
              + "): start it with LC_ALL=C.UTF-8.");
    }
    return Optional.empty();
  }
}
