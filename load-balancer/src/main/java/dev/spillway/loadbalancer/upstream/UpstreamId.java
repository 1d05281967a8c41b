package dev.spillway.loadbalancer.upstream;

/**
 * Names one server, from its launch to its removal; never used again.
 *
 * @param value as in the server's own logs
 */
public record UpstreamId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
