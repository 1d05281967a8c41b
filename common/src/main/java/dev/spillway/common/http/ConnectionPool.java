package dev.spillway.common.http;

import dev.spillway.common.net.EventLoop;
import dev.spillway.common.net.HostPort;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connections of one loop that are idle. Confined to the loop's thread. */
final class ConnectionPool {
  private final EventLoop loop;
  private final Duration connectLimit;
  private final Map<HostPort, Deque<ClientConnection>> idle = new HashMap<>();
  private boolean isClosed;

  ConnectionPool(EventLoop loop, Duration connectLimit) {
    this.loop = loop;
    this.connectLimit = connectLimit;
  }

  Duration connectLimit() {
    return connectLimit;
  }

  /** Sends a request over a connection that is idle, or a new one. */
  void carry(HostPort target, Exchange exchange) {
    Deque<ClientConnection> connections = idle.get(target);
    // The one that was used last: it has most likely not been closed meanwhile.
    ClientConnection connection = connections == null ? null : connections.pollLast();
    if (connection == null) {
      ClientConnection.open(loop, target, this, exchange);
      return;
    }
    connection.carry(exchange);
  }

  void keep(ClientConnection connection) {
    if (isClosed) {
      connection.retire();
    } else {
      idle.computeIfAbsent(connection.target(), target -> new ArrayDeque<>()).add(connection);
    }
  }

  void forget(ClientConnection connection) {
    Deque<ClientConnection> connections = idle.get(connection.target());
    if (connections != null) {
      connections.remove(connection);
      if (connections.isEmpty()) {
        idle.remove(connection.target());
      }
    }
  }

  void close() {
    isClosed = true;
    List<ClientConnection> all = new ArrayList<>();
    idle.values().forEach(all::addAll);
    all.forEach(ClientConnection::retire);
  }
}
