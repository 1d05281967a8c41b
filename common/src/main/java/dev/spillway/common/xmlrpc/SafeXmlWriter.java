package dev.spillway.common.xmlrpc;

import java.io.IOException;
import org.apache.ws.commons.serialize.XMLWriter;
import org.apache.ws.commons.serialize.XMLWriterImpl;
import org.apache.xmlrpc.serializer.BaseXmlWriterFactory;
import org.xml.sax.SAXException;

/**
 * Writes any text so that a parser gives it back: a carriage return, which a parser would turn into
 * a line feed, as a reference; what XML 1.0 cannot hold at all (control characters, halves of
 * surrogate pairs) as U+FFFD.
 */
final class SafeXmlWriter extends XMLWriterImpl {
  private static final char REPLACEMENT = '\uFFFD';

  /** Returns the factory that Apache's code asks for writers. */
  static BaseXmlWriterFactory factory() {
    return new BaseXmlWriterFactory() {
      @Override
      protected XMLWriter newXmlWriter() {
        return new SafeXmlWriter();
      }
    };
  }

  /** Keeps Apache's writer from references, which it would also make of surrogates. */
  @Override
  public boolean canEncode(char c) {
    return true;
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    char[] safe = new char[length];
    for (int i = 0; i < length; i++) {
      safe[i] = isAllowed(text, start + i, start, start + length) ? text[start + i] : REPLACEMENT;
    }
    int written = 0;
    for (int i = 0; i < length; i++) {
      if (safe[i] == '\r') {
        super.characters(safe, written, i - written);
        writeReturn();
        written = i + 1;
      }
    }
    super.characters(safe, written, length - written);
  }

  /** Writes what Apache's writer would leave as it is, and a parser would take for a line feed. */
  private void writeReturn() throws SAXException {
    try {
      getWriter().write("&#13;");
    } catch (IOException e) {
      throw new SAXException(e);
    }
  }

  /** Follows XML 1.0, production [2] Char. */
  private static boolean isAllowed(char[] text, int at, int start, int end) {
    char c = text[at];
    if (Character.isHighSurrogate(c)) {
      return at + 1 < end && Character.isLowSurrogate(text[at + 1]);
    }
    if (Character.isLowSurrogate(c)) {
      return at > start && Character.isHighSurrogate(text[at - 1]);
    }
    return c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < '\uFFFE');
  }
}
