package dev.spillway.loadbalancer.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The upstreams there are, in the order in which they came. Thread-safe; readers never wait. */
public final class UpstreamRegistry {
  private final CopyOnWriteArrayList<Upstream> upstreams = new CopyOnWriteArrayList<>();

  /** Adds one. */
  public void add(Upstream upstream) {
    upstreams.add(upstream);
  }

  /** Removes one, where it is there. */
  public void remove(Upstream upstream) {
    upstreams.remove(upstream);
  }

  /** Returns all, whatever their state. */
  public List<Upstream> all() {
    return List.copyOf(upstreams);
  }

  /** Returns how many get calls now. */
  public int countUp() {
    int count = 0;
    for (Upstream upstream : upstreams) { // asked for with each call: a stream takes longer
      if (upstream.state() == UpstreamState.UP) {
        count++;
      }
    }
    return count;
  }

  /** Returns those that get calls now, in a list that is the caller's. */
  public List<Upstream> up() {
    List<Upstream> up = new ArrayList<>(upstreams.size());
    for (Upstream upstream : upstreams) { // as above
      if (upstream.state() == UpstreamState.UP) {
        up.add(upstream);
      }
    }
    return up;
  }
}
