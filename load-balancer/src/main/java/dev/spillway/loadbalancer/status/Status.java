package dev.spillway.loadbalancer.status;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.spillway.loadbalancer.dispatch.ServedCalls;
import dev.spillway.loadbalancer.upstream.Upstream;
import java.util.List;
import java.util.Locale;

/**
 * What {@code /status} tells; part of the protocol.
 *
 * @param state starting, ready or draining
 * @param function the name of the function
 * @param sha256 of the function; empty before it was read
 * @param cloud where the overflow goes, or none
 * @param capacity calls that the servers take before others overflow
 * @param active calls that the servers have
 * @param waiting calls that wait for a server
 * @param servers the servers that are up or leaving, and the spares
 * @param served the answers so far
 * @param overflow what went to the cloud, and what that cost
 */
@JsonPropertyOrder({
  "state",
  "function",
  "sha256",
  "cloud",
  "capacity",
  "active",
  "waiting",
  "servers",
  "served",
  "overflow"
})
public record Status(
    String state,
    String function,
    String sha256,
    String cloud,
    int capacity,
    int active,
    int waiting,
    List<Server> servers,
    ServedCalls.Totals served,
    CloudStatus overflow) {

  /**
   * One server.
   *
   * @param state up, suspect, draining, down or spare
   * @param inFlight calls that it has, running or waiting
   */
  @JsonPropertyOrder({"id", "address", "state", "inFlight"})
  public record Server(String id, String address, String state, int inFlight) {
    static Server of(Upstream upstream) {
      return new Server(
          upstream.id().value(),
          upstream.address().toString(),
          upstream.state().name().toLowerCase(Locale.ROOT),
          upstream.inFlight());
    }
  }
}
