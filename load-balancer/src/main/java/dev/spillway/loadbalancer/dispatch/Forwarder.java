package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.xmlrpc.HostPort;
import java.time.Duration;

/** Sends a call to a server and waits for the answer. Implementations are thread-safe. */
@FunctionalInterface
public interface Forwarder {

  /**
   * Sends a call.
   *
   * @param limit how long the answer may take
   */
  Forwarded forward(HostPort target, Invocation invocation, Duration limit);
}
