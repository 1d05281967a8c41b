package dev.spillway.loadbalancer.upstream;

/** Whether a server gets calls. */
public enum UpstreamState {
  /** It gets calls. */
  UP,
  /** It could not be reached and is being asked whether it is there; it gets no calls meanwhile. */
  SUSPECT,
  /** It is paused until it is needed as a server, and gets no calls. */
  SPARE,
  /** It ends the calls it has and gets no new ones. */
  DRAINING,
  /** It failed; what calls it has are lost or about to be. */
  DOWN
}
