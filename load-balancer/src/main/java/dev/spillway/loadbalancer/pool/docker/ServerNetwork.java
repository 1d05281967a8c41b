package dev.spillway.loadbalancer.pool.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network.Ipam;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network that server containers join, and this program's place in it. Thread-safe. */
final class ServerNetwork {
  private static final Logger log = LoggerFactory.getLogger(ServerNetwork.class);

  /** The discard service's; nothing is sent to it. */
  private static final int ANY_PORT = 9;

  private final DockerClient docker;
  private final String name;
  private volatile Optional<String> known = Optional.empty();

  ServerNetwork(DockerClient docker, String name) {
    this.docker = docker;
    this.name = name;
  }

  /**
   * Returns the address at which containers of the network reach this program, be it in one of them
   * or on the engine's machine; empty where there is no such address.
   */
  Optional<String> ownAddress() {
    Optional<String> found = known;
    if (found.isEmpty()) {
      found = gateway().flatMap(ServerNetwork::addressTowards);
      known = found;
    }
    return found;
  }

  private Optional<String> gateway() {
    try {
      Ipam addresses = docker.inspectNetworkCmd().withNetworkId(name).exec().getIpam();
      return Stream.ofNullable(addresses)
          .map(Ipam::getConfig)
          .filter(Objects::nonNull)
          .flatMap(List::stream)
          .map(Ipam.Config::getGateway)
          .filter(gateway -> gateway != null && !gateway.contains(":")) // no IPv6
          .findFirst();
    } catch (DockerException e) {
      log.debug("No network {}", name, e);
      return Optional.empty();
    }
  }

  /** Connecting a datagram socket sends nothing, and chooses the address of the way there. */
  private static Optional<String> addressTowards(String gateway) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(gateway), ANY_PORT));
      return Optional.of(socket.getLocalAddress().getHostAddress());
    } catch (SocketException | IllegalArgumentException e) {
      log.debug("No way to {}", gateway, e);
      return Optional.empty();
    }
  }
}
