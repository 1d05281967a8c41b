package dev.spillway.common.xmlrpc;

import java.util.Map;
import org.apache.xmlrpc.common.XmlRpcStreamRequestConfig;
import org.apache.xmlrpc.parser.XmlRpcResponseParser;
import org.xml.sax.SAXException;

/**
 * Takes one value or one fault, and leaves {@code faultCause} alone, which Apache's parser
 * deserializes whatever it is.
 */
final class SafeResponseParser extends XmlRpcResponseParser {
  private boolean answered;

  SafeResponseParser(XmlRpcStreamRequestConfig config) {
    super(config, SafeTypes.ofAnswers());
  }

  @Override
  protected void addResult(Object result) throws SAXException {
    if (answered) {
      throw new SAXException("The answer has more than one value");
    }
    answered = true;
    super.addResult(isSuccess() ? value(result) : fault(result));
  }

  @Override
  public void endDocument() throws SAXException {
    super.endDocument();
    if (!answered) {
      throw new SAXException("The answer has neither a value nor a fault");
    }
  }

  private static Object value(Object result) throws SAXException {
    if (result instanceof Map) {
      throw new SAXException("The value is a struct (expected: a string or an integer)");
    }
    return result;
  }

  private static Map<String, Object> fault(Object result) throws SAXException {
    if (result instanceof Map<?, ?> fault && fault.get("faultCode") instanceof Integer code) {
      return Map.of(
          "faultCode", code, "faultString", fault.get("faultString") instanceof String s ? s : "");
    }
    throw new SAXException("The fault is no struct with a whole number as its faultCode");
  }
}
