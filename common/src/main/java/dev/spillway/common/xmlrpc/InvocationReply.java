package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.ExecutionSite;
import java.util.Optional;

/**
 * What a call is answered, and where it ran.
 *
 * @param answer the answer
 * @param site where the call ran, or empty where it did not
 */
public record InvocationReply(XmlRpcAnswer answer, Optional<ExecutionSite> site) {}
