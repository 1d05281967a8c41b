package dev.spillway.client.store;

/** Asks whether the system is up. */
@FunctionalInterface
public interface RunningSystem {

  /** Returns whether a load balancer answers. */
  boolean isUp();
}
