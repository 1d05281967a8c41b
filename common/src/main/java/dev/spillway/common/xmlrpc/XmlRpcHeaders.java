package dev.spillway.common.xmlrpc;

/** HTTP headers by which programs say more than XML-RPC has room for. */
public final class XmlRpcHeaders {
  /** In a call and its answer: the call's {@link dev.spillway.common.invocation.InvocationId}. */
  public static final String INVOCATION_ID = "Spillway-Invocation-Id";

  /** In an answer: the {@link dev.spillway.common.invocation.ExecutionSite} where the call ran. */
  public static final String SITE = "Spillway-Site";

  private XmlRpcHeaders() {}
}
