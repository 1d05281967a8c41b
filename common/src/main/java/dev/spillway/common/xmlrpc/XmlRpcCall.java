package dev.spillway.common.xmlrpc;

import java.util.List;

/**
 * A call as it stands in the document.
 *
 * @param method the method's name
 * @param parameters strings and integers, in order
 */
public record XmlRpcCall(String method, List<Object> parameters) {
  /** Copies the parameters. */
  public XmlRpcCall {
    parameters = List.copyOf(parameters);
  }
}
