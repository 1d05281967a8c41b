package dev.spillway.common.xmlrpc;

/** What a call is answered. */
public sealed interface XmlRpcAnswer {

  /**
   * The method's result.
   *
   * @param text the result; this protocol's methods all return strings
   */
  record Value(String text) implements XmlRpcAnswer {}

  /**
   * The method has no result.
   *
   * @param code why, as {@link dev.spillway.common.invocation.FaultCode#number}
   * @param message why, in a sentence
   */
  record Fault(int code, String message) implements XmlRpcAnswer {}
}
