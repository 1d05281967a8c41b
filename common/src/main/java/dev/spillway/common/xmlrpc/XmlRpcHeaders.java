package dev.spillway.common.xmlrpc;

/** HTTP headers by which programs say more than XML-RPC has room for. */
public final class XmlRpcHeaders {
  /** In a call and its answer: the call's {@link dev.spillway.common.invocation.InvocationId}. */
  public static final String INVOCATION_ID = "Spillway-Invocation-Id";

  /** In an answer: the {@link dev.spillway.common.invocation.ExecutionSite} where the call ran. */
  public static final String SITE = "Spillway-Site";

  /** In an answer: how long parts of the call took, in milliseconds, as Server Timing says it. */
  public static final String TIMING = "Server-Timing";

  /** In an answer: why the call did not run where it was first sent. */
  public static final String REASON = "Spillway-Reason";

  /** In an answer: what the cloud asks for the call, in nanodollars. */
  public static final String COST = "Spillway-Cost-Nanodollars";

  /**
   * In an answer of a server: what earlier calls cost, which was not known when they were answered,
   * e.g. {@code a-1=3700, a-2=5100}.
   */
  public static final String LATE_COSTS = "Spillway-Late-Costs";

  private XmlRpcHeaders() {}
}
