package dev.spillway.benchmarks.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Who is called, always on this machine.
 *
 * @param port where it listens at 127.0.0.1
 */
public record Target(int port) {
  /** Returns its address. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }
}
