package dev.spillway.loadbalancer.pool;

import dev.spillway.loadbalancer.upstream.FailureListener;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The set of servers and its size. Starts and removes in the background: only {@link #start} waits.
 * Thread-safe.
 */
public final class ServerPool implements FailureListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerPool.class);

  private final PoolParts parts;
  private final SpareServers spares;
  private final List<ServerSlot> slots = new ArrayList<>();
  private ServerSpec spec = new ServerSpec(Map.of(), "");

  /** Creates a pool without servers. */
  public ServerPool(
      ServerLauncher launcher,
      UpstreamRegistry registry,
      Readiness readiness,
      Background background,
      PoolLimits limits) {
    Removal removal = new Removal(launcher, background, limits);
    this.parts = new PoolParts(launcher, registry, readiness, removal, background, limits);
    this.spares = new SpareServers(parts);
  }

  /**
   * Fills the pool: adopts servers that still run and are as the new ones would be, removes the
   * others, launches what is missing, and waits until each is up or has failed once. Spares are not
   * waited for.
   *
   * @throws LaunchException if not one came up
   */
  public void start(ServerSpec newSpec, int count) {
    List<CompletableFuture<Void>> settled = new ArrayList<>();
    synchronized (this) {
      spec = newSpec;
      adopt(count);
      resize(count);
      slots.forEach(slot -> settled.add(slot.settled()));
    }
    try {
      CompletableFuture.allOf(settled.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (settled.stream().allMatch(CompletableFuture::isCompletedExceptionally)) {
        throw e.getCause() instanceof LaunchException failure
            ? failure
            : new LaunchException("start servers", String.valueOf(e.getCause()), e);
      }
    }
    spares.open(newSpec);
  }

  /** Starts or retires servers until there are so many; returns at once. */
  public synchronized void resize(int count) {
    while (slots.size() < count) {
      ServerSlot slot = new ServerSlot(parts, spares, spec);
      slots.add(slot);
      slot.launch();
    }
    while (slots.size() > count) {
      ServerSlot slot = leastUseful();
      slots.remove(slot);
      slot.retire();
    }
  }

  /** Returns how many servers there are or are being started, less those that drain or spare. */
  public synchronized int size() {
    return slots.size();
  }

  @Override
  public void onUnreachable(Upstream upstream) {
    slots().forEach(slot -> slot.verify(upstream));
  }

  @Override
  public void onLoss(Upstream upstream) {
    slots().forEach(slot -> slot.replace(upstream));
  }

  /** Stops looking after the servers and leaves them as they are. */
  @Override
  public void close() {
    parts.background().close();
  }

  private synchronized List<ServerSlot> slots() {
    return List.copyOf(slots);
  }

  private void adopt(int count) {
    String config = parts.launcher().configOf(spec);
    for (LaunchedServer server : parts.launcher().list()) {
      if (!server.config().equals(config)) {
        parts.removal().remove(server, "it is not as it would be started now");
      } else if (!isRunning(server)) {
        parts.removal().remove(server, "it has ended");
      } else if (slots.size() < count) {
        ServerSlot slot = new ServerSlot(parts, spares, spec);
        slots.add(slot);
        slot.adopt(server);
      } else if (spares.hasRoom()) {
        spares.adopt(server);
      } else {
        parts.removal().remove(server, "fewer are needed");
      }
    }
  }

  private boolean isRunning(LaunchedServer server) {
    try {
      var _ = parts.launcher().locate(server);
      return true;
    } catch (LaunchException e) {
      log.info("{}", e.getMessage());
      return false;
    }
  }

  /** One that is still being started, else one with the fewest calls, of these the newest. */
  private ServerSlot leastUseful() {
    return slots.reversed().stream()
        .min(Comparator.comparingInt(slot -> slot.upstream().map(Upstream::inFlight).orElse(-1)))
        .orElseThrow();
  }
}
