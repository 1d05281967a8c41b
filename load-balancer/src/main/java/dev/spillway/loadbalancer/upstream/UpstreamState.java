package dev.spillway.loadbalancer.upstream;

/** Whether a server gets calls. */
public enum UpstreamState {
  /** It gets calls. */
  UP,
  /** It ends the calls it has and gets no new ones. */
  DRAINING,
  /** It failed; what calls it has are lost or about to be. */
  DOWN
}
