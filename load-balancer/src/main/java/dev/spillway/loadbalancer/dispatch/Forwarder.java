package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.HostPort;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Sends a call to a server. Implementations are thread-safe and do not block. */
@FunctionalInterface
public interface Forwarder {

  /**
   * Sends a call.
   *
   * @param limit how long the answer may take
   * @return completes with how it ended; who is on an event loop gets it there
   */
  CompletionStage<Forwarded> forward(HostPort target, Invocation invocation, Duration limit);
}
