package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.Invocation;

/** Answers calls of the function. Implementations are thread-safe and may block. */
@FunctionalInterface
public interface InvocationHandler {

  /** Answers one call. */
  InvocationReply invoke(Invocation invocation);
}
