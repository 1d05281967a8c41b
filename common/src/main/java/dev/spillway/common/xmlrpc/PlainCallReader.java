package dev.spillway.common.xmlrpc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calls that need no parser: one string or integer of printable ASCII, in the elements
 * that clients write. What looks different in any way is not an error but Apache's, whose answer is
 * the same for all that is read here. Not thread-safe.
 */
final class PlainCallReader {
  private static final List<byte[]> DECLARATIONS =
      List.of(
          ascii("<?xml version=\"1.0\"?>"),
          ascii("<?xml version='1.0'?>"),
          ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
          ascii("<?xml version=\"1.0\" encoding=\"utf-8\"?>"),
          ascii("<?xml version='1.0' encoding='utf-8'?>"),
          ascii("<?xml version='1.0' encoding='UTF-8'?>"));

  private static final byte[] BEFORE_NAME = ascii("<methodCall> <methodName>");
  private static final byte[] BEFORE_VALUE = ascii("</methodName> <params> <param> <value>");
  private static final byte[] AFTER_VALUE = ascii("</value> </param> </params> </methodCall> ");
  private static final byte[] STRING = ascii("<string>");
  private static final byte[] STRING_END = ascii("</string>");
  private static final byte[] INT = ascii("<int>");
  private static final byte[] INT_END = ascii("</int>");
  private static final byte[] I4 = ascii("<i4>");
  private static final byte[] I4_END = ascii("</i4>");
  private static final int MAX_NAME = 100;

  /** Longer ones may not fit 32 bits. */
  private static final int MAX_DIGITS = 9;

  private final byte[] document;
  private int at;

  private PlainCallReader(byte[] document) {
    this.document = document;
  }

  /** Returns the call, or null where it is not plain. */
  static @Nullable XmlRpcCall read(byte[] document) {
    return new PlainCallReader(document).call();
  }

  private @Nullable XmlRpcCall call() {
    for (byte[] declaration : DECLARATIONS) {
      if (takeExactly(declaration)) {
        break;
      }
    }
    skipBlanks();
    if (!take(BEFORE_NAME)) {
      return null;
    }
    String name = text();
    if (name.isEmpty() || name.length() > MAX_NAME || !isTrimmed(name) || !take(BEFORE_VALUE)) {
      return null;
    }
    Object value = value();
    return value != null && take(AFTER_VALUE) && at == document.length
        ? new XmlRpcCall(name, List.of(value))
        : null;
  }

  private @Nullable Object value() {
    if (takeExactly(STRING)) {
      String text = text();
      return takeExactly(STRING_END) ? text : null;
    }
    if (takeExactly(INT)) {
      return integer(INT_END);
    }
    if (takeExactly(I4)) {
      return integer(I4_END);
    }
    String text = text();
    return isTrimmed(text) ? text : null;
  }

  private @Nullable Integer integer(byte[] end) {
    String text = text();
    int digits = text.startsWith("-") ? 1 : 0;
    if (text.length() == digits || text.length() - digits > MAX_DIGITS) {
      return null;
    }
    for (int i = digits; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return takeExactly(end) ? Integer.valueOf(text) : null;
  }

  private String text() {
    int from = at;
    while (at < document.length && PlainDocuments.isPlain(document[at])) {
      at++;
    }
    return new String(document, from, at - from, US_ASCII);
  }

  /** Takes what is expected, where each space stands for any white space or none. */
  private boolean take(byte[] expected) {
    for (byte b : expected) {
      if (b == ' ') {
        skipBlanks();
      } else if (at < document.length && document[at] == b) {
        at++;
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean takeExactly(byte[] expected) {
    if (document.length - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (document[at + i] != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  private void skipBlanks() {
    while (at < document.length && isBlank(document[at])) {
      at++;
    }
  }

  private static boolean isTrimmed(String text) {
    return text.isEmpty() || !(isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
