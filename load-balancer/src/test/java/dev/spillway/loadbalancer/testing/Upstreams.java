package dev.spillway.loadbalancer.testing;

import dev.spillway.common.net.HostPort;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamId;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.util.List;
import java.util.stream.IntStream;

/** Makes upstreams at which nobody listens. */
public final class Upstreams {
  private Upstreams() {}

  /** Returns s1, s2 and so on, at ports 1, 2 and so on. */
  public static List<Upstream> of(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Upstream(new UpstreamId("s" + i), new HostPort("127.0.0.1", i)))
        .toList();
  }

  /** Returns a registry of so many. */
  public static UpstreamRegistry registry(int count) {
    UpstreamRegistry registry = new UpstreamRegistry();
    of(count).forEach(registry::add);
    return registry;
  }
}
