package dev.spillway.loadbalancer.pool;

/**
 * One server that was launched, now or by an earlier load balancer.
 *
 * @param id its name
 * @param config what it was launched with, as {@link ServerLauncher#configOf} says; empty where
 *     that is not known
 */
public record LaunchedServer(String id, String config) {
  @Override
  public String toString() {
    return id;
  }
}
