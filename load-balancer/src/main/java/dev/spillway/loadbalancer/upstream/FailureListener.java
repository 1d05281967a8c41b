package dev.spillway.loadbalancer.upstream;

/**
 * Hears of upstreams that failed a call, of the same one any number of times. Implementations are
 * thread-safe and never block.
 */
public interface FailureListener {

  /** Takes the upstream out until it is known whether it is there, and sees to a new one if not. */
  void onUnreachable(Upstream upstream);

  /** Takes the upstream out, for it lost a call, and sees to a new one. */
  void onLoss(Upstream upstream);
}
