package dev.spillway.loadbalancer.upstream;

import dev.spillway.common.net.HostPort;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One server as the balancer sees it. Its state and its count of calls change together, under its
 * own lock, so that no call gets in once it stopped serving. Thread-safe.
 */
public final class Upstream {
  private final UpstreamId id;
  private final HostPort address;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private UpstreamState state;
  private int inFlight;

  /** Creates an upstream that is up. */
  public Upstream(UpstreamId id, HostPort address) {
    this(id, address, UpstreamState.UP);
  }

  private Upstream(UpstreamId id, HostPort address, UpstreamState state) {
    this.id = id;
    this.address = address;
    this.state = state;
  }

  /** Returns one that is paused, and never gets a call. */
  public static Upstream spare(UpstreamId id, HostPort address) {
    return new Upstream(id, address, UpstreamState.SPARE);
  }

  /** Returns its name. */
  public UpstreamId id() {
    return id;
  }

  /** Returns where it listens. */
  public HostPort address() {
    return address;
  }

  /** Returns whether it gets calls. */
  public synchronized UpstreamState state() {
    return state;
  }

  /** Returns how many calls it has, running or waiting. */
  public synchronized int inFlight() {
    return inFlight;
  }

  /** Counts one call more, or returns empty where it gets no calls now. */
  public synchronized Optional<Reservation> tryReserve() {
    if (state != UpstreamState.UP) {
      return Optional.empty();
    }
    return Optional.of(new Reservation(this, inFlight++));
  }

  /** Stops giving it calls for a while; returns whether it was up. */
  public synchronized boolean suspect() {
    boolean wasUp = state == UpstreamState.UP;
    if (wasUp) {
      state = UpstreamState.SUSPECT;
    }
    return wasUp;
  }

  /** Gives it calls again, where it is only suspect. */
  public synchronized void trust() {
    if (state == UpstreamState.SUSPECT) {
      state = UpstreamState.UP;
    }
  }

  /**
   * Stops giving it calls; one that is down stays down.
   *
   * @return completes when it has no calls left; may be completed earlier by whoever gets it
   */
  public CompletableFuture<Void> drain() {
    return stop(UpstreamState.DRAINING);
  }

  /** Stops giving it calls because it failed; what it returns is as of {@link #drain}. */
  public CompletableFuture<Void> fail() {
    return stop(UpstreamState.DOWN);
  }

  @Override
  public String toString() {
    return id + " (" + address + ")";
  }

  void release() {
    boolean isDrained;
    synchronized (this) {
      inFlight--;
      isDrained = inFlight == 0 && isLeaving();
    }
    if (isDrained) {
      drained.complete(null);
    }
  }

  private boolean isLeaving() {
    return state == UpstreamState.DRAINING || state == UpstreamState.DOWN;
  }

  private CompletableFuture<Void> stop(UpstreamState reason) {
    boolean isDrained;
    synchronized (this) {
      if (state != UpstreamState.DOWN) {
        state = reason;
      }
      isDrained = inFlight == 0;
    }
    if (isDrained) {
      drained.complete(null);
    }
    return drained.copy();
  }
}
