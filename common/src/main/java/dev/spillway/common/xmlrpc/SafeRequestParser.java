package dev.spillway.common.xmlrpc;

import org.apache.xmlrpc.common.XmlRpcStreamRequestConfig;
import org.apache.xmlrpc.parser.XmlRpcRequestParser;
import org.xml.sax.SAXException;

/**
 * Bounds the method's name: Apache's parser copies it once for each piece of it, and a name of
 * character references comes in as many pieces (4 s for 1 MB).
 */
final class SafeRequestParser extends XmlRpcRequestParser {
  private static final int MAX_NAME = 1000;

  SafeRequestParser(XmlRpcStreamRequestConfig config) {
    super(config, SafeTypes.ofCalls());
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    super.characters(text, start, length);
    String name = getMethodName();
    if (name != null && name.length() > MAX_NAME) {
      throw new SAXException("The method's name is longer than " + MAX_NAME + " characters");
    }
  }
}
