package dev.spillway.loadbalancer.status;

/** How far the load balancer is. */
public enum ServingState {
  STARTING,
  READY,
  DRAINING
}
