package dev.spillway.setup.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds ports that are taken before a program does. */
public final class Ports {
  private final Predicate<Claim> free;

  /**
   * A port that the system is about to listen on.
   *
   * @param host the address
   * @param port the port; 0 is always free
   * @param key the setting that chooses it
   */
  public record Claim(String host, int port, String key) {}

  /** Creates ports of a test whether one is free. */
  public Ports(Predicate<Claim> free) {
    this.free = free;
  }

  /** Returns the ports of this machine. */
  public static Ports ofThisMachine() {
    return new Ports(Ports::canListen);
  }

  /**
   * Returns the claims that cannot be met; {@code ours} are ports that the system holds already.
   */
  public List<Claim> taken(List<Claim> claims, Set<Integer> ours) {
    return claims.stream()
        .filter(claim -> claim.port() != 0 && !ours.contains(claim.port()))
        .filter(free.negate())
        .toList();
  }

  /**
   * Checks that all claims can be met.
   *
   * @throws SetupException if not, with the settings by which to choose other ports
   */
  public void require(List<Claim> claims, Set<Integer> ours) {
    List<Claim> taken = taken(claims, ours);
    if (taken.isEmpty()) {
      return;
    }
    List<String> ports =
        taken.stream().map(claim -> claim.port() + " (" + claim.key() + ")").toList();
    List<String> keys = taken.stream().map(Claim::key).toList();
    throw new SetupException(
        "Another program listens on port " + String.join(" and ", ports),
        "stop it, or set " + String.join(" and ", keys) + " in .env to another port");
  }

  private static boolean canListen(Claim claim) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(claim.host()), claim.port()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
