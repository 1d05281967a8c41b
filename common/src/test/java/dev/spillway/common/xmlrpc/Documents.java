package dev.spillway.common.xmlrpc;

import java.nio.charset.StandardCharsets;

/** Writes XML-RPC documents by hand, also wrong ones. */
final class Documents {
  private static final String EXTENSIONS =
      " xmlns:ex='http://ws.apache.org/xmlrpc/namespaces/extensions'";

  private Documents() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String call(String value) {
    return "<methodCall><methodName>call_faas</methodName><params><param><value>"
        + value
        + "</value></param></params></methodCall>";
  }

  /** Returns a call with an extension of Apache's, written as Apache's client writes it. */
  static String extended(String value) {
    return call(value).replace("<methodCall>", "<methodCall" + EXTENSIONS + ">");
  }

  static String answer(String value) {
    return "<methodResponse><params><param><value>"
        + value
        + "</value></param></params></methodResponse>";
  }

  static String fault(String members) {
    return "<methodResponse><fault><value><struct>"
        + members
        + "</struct></value></fault></methodResponse>";
  }

  static String member(String name, String value) {
    return "<member><name>" + name + "</name><value>" + value + "</value></member>";
  }
}
