package dev.spillway.loadbalancer.testing;

import dev.spillway.common.net.HostPort;
import dev.spillway.loadbalancer.pool.LaunchException;
import dev.spillway.loadbalancer.pool.LaunchedServer;
import dev.spillway.loadbalancer.pool.Probe;
import dev.spillway.loadbalancer.pool.ServerLauncher;
import dev.spillway.loadbalancer.pool.ServerSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers that are only in a map; ready at once unless a test says otherwise. Thread-safe. */
public final class FakeServerLauncher implements ServerLauncher, Probe {
  private static final int FIRST_PORT = 1;

  private final Map<String, LaunchedServer> servers = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> settings = new ConcurrentHashMap<>();
  private final Set<String> paused = ConcurrentHashMap.newKeySet();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final AtomicInteger launches = new AtomicInteger();
  private final AtomicInteger launchesToFail = new AtomicInteger();
  private final AtomicInteger removalsToFail = new AtomicInteger();
  private volatile boolean isReady = true;

  /** Makes the next launches fail. */
  public void failLaunches(int count) {
    launchesToFail.set(count);
  }

  /** Makes the next removals fail. */
  public void failRemovals(int count) {
    removalsToFail.set(count);
  }

  /** Says whether servers are ready from now on. */
  public void setReady(boolean value) {
    isReady = value;
  }

  /** Ends a server; what it leaves is still listed. */
  public void end(LaunchedServer server) {
    ended.add(server.id());
  }

  /** Returns what a server was given. */
  public Map<String, String> settingsOf(LaunchedServer server) {
    return settings.getOrDefault(server.id(), Map.of());
  }

  /** Returns whether a server is paused. */
  public boolean isPaused(LaunchedServer server) {
    return paused.contains(server.id());
  }

  /** Returns how many launches were tried. */
  public int launches() {
    return launches.get();
  }

  @Override
  public String configOf(ServerSpec spec) {
    return spec.hashWith("fake");
  }

  @Override
  public Optional<String> balancerHost() {
    return Optional.of("127.0.0.1");
  }

  @Override
  public LaunchedServer launch(ServerSpec spec, Map<String, String> own) {
    int number = launches.incrementAndGet();
    if (launchesToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new LaunchException("start server " + number, "the test says so", null);
    }
    LaunchedServer server = new LaunchedServer("server-" + number, configOf(spec));
    ports.put(server.id(), FIRST_PORT + number);
    settings.put(server.id(), own);
    servers.put(server.id(), server);
    return server;
  }

  @Override
  public List<LaunchedServer> list() {
    return servers.values().stream().sorted(Comparator.comparing(this::isPaused)).toList();
  }

  @Override
  public Optional<HostPort> locate(LaunchedServer server) {
    Integer port = ports.get(server.id());
    if (port == null || ended.contains(server.id())) {
      throw new LaunchException("reach server " + server, "it has ended", null);
    }
    return Optional.of(new HostPort("127.0.0.1", port));
  }

  @Override
  public void pause(LaunchedServer server) {
    var _ = locate(server);
    paused.add(server.id());
  }

  @Override
  public void resume(LaunchedServer server) {
    var _ = locate(server);
    paused.remove(server.id());
  }

  @Override
  public void remove(LaunchedServer server) {
    if (removalsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new LaunchException("remove server " + server, "the test says so", null);
    }
    servers.remove(server.id());
    paused.remove(server.id());
    ports.remove(server.id());
  }

  @Override
  public boolean isReady(HostPort address) {
    return isReady && paused.stream().map(ports::get).noneMatch(port -> port == address.port());
  }
}
