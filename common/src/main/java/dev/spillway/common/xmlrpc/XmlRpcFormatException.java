package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.FaultCode;
import org.jspecify.annotations.Nullable;

/** Thrown when a document is not the XML-RPC that was expected. */
public final class XmlRpcFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FaultCode code;

  XmlRpcFormatException(FaultCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the fault that answers such a document. */
  public FaultCode code() {
    return code;
  }
}
