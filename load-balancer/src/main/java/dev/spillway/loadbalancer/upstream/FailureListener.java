package dev.spillway.loadbalancer.upstream;

/** Hears of upstreams that failed a call. Implementations are thread-safe and never block. */
@FunctionalInterface
public interface FailureListener {

  /** Takes the upstream out and sees to a new one; hears of the same one any number of times. */
  void onFailure(Upstream upstream, String reason);
}
