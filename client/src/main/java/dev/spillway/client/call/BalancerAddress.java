package dev.spillway.client.call;

import dev.spillway.common.net.HostPort;
import java.net.URI;

/**
 * Where the load balancer is called.
 *
 * @param target where it listens
 * @param path where calls are posted
 */
public record BalancerAddress(HostPort target, String path) {
  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED = "http://host:port[/path]";

  private static final String DEFAULT_PATH = "/RPC2";
  private static final int DEFAULT_PORT = 80;

  /** Returns the address of a load balancer that listens at a host and port. */
  public static BalancerAddress of(String host, int port) {
    return new BalancerAddress(new HostPort(host, port), DEFAULT_PATH);
  }

  /**
   * Returns the address that a URL names; without a path, as Python does, that of {@code /RPC2}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static BalancerAddress parse(String url) {
    URI uri = URI.create(url.strip());
    boolean plain =
        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || !plain) {
      throw new IllegalArgumentException(url);
    }
    // The brackets of an IPv6 address belong to the URL's form, not to the address.
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    String path = uri.getRawPath().isEmpty() ? DEFAULT_PATH : uri.getRawPath();
    return new BalancerAddress(new HostPort(host, port), path);
  }

  /** Returns the URL of another path of the same load balancer. */
  public URI at(String otherPath) {
    return URI.create(origin() + otherPath);
  }

  @Override
  public String toString() {
    return path.equals(DEFAULT_PATH) ? origin() : origin() + path;
  }

  private String origin() {
    String host = target.host().contains(":") ? "[" + target.host() + "]" : target.host();
    return "http://" + host + ":" + target.port();
  }
}
