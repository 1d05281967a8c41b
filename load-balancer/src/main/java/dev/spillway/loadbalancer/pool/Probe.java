package dev.spillway.loadbalancer.pool;

import dev.spillway.common.net.HostPort;

/** Asks a server whether it is ready. Implementations are thread-safe and may block. */
@FunctionalInterface
public interface Probe {

  /** Returns whether the server at an address takes calls. */
  boolean isReady(HostPort address);
}
