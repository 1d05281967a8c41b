package dev.spillway.loadbalancer.pool;

import dev.spillway.common.net.HostPort;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that are started and paused before they are needed: no server of the pool, and resumed in
 * a fraction of the time in which one starts. Which there are changes under its own lock; nothing
 * that takes long is done there. Thread-safe.
 */
final class SpareServers {
  private static final Logger log = LoggerFactory.getLogger(SpareServers.class);

  private final PoolParts parts;
  private final List<Spare> paused = new ArrayList<>();
  private ServerSpec spec = new ServerSpec(Map.of(), "");
  private boolean isOpen;
  private int preparing;
  private int failures;

  /**
   * One of them.
   *
   * @param upstream as which it is shown
   */
  record Spare(LaunchedServer server, Upstream upstream) {}

  SpareServers(PoolParts parts) {
    this.parts = parts;
  }

  /** Starts what is missing, in the background, and replaces what is taken or ends from now on. */
  void open(ServerSpec newSpec) {
    synchronized (this) {
      spec = newSpec;
      isOpen = true;
    }
    refill();
  }

  /** Returns whether one more is wanted. */
  synchronized boolean hasRoom() {
    return paused.size() + preparing < parts.limits().spares();
  }

  /** Takes in a server that was there before; returns at once. */
  void adopt(LaunchedServer server) {
    prepare(() -> adopted(server));
  }

  /**
   * Resumes one and gives it away, or returns empty where none is paused. Blocks for as long as the
   * engine takes; that it serves is not asked again, since it did before it was paused.
   */
  Optional<Spare> take() {
    for (Optional<Spare> next = removeFirst(); next.isPresent(); next = removeFirst()) {
      LaunchedServer server = next.get().server();
      try {
        parts.launcher().resume(server);
        return next;
      } catch (LaunchException e) {
        parts.removal().remove(server, "it could not be resumed");
      } finally {
        refillLater();
      }
    }
    return Optional.empty();
  }

  /** Another server's start would slow down the calls for which this one was resumed. */
  private void refillLater() {
    parts.background().runAfter(parts.limits().firstPause(), this::refill);
  }

  private void refill() {
    while (isWanting()) {
      prepare(this::launched);
    }
  }

  private synchronized boolean isWanting() {
    return isOpen && hasRoom();
  }

  private void prepare(Supplier<Spare> source) {
    synchronized (this) {
      preparing++;
    }
    parts.background().execute(() -> shelve(source));
  }

  private Spare launched() {
    LaunchedServer server = null;
    try (ReadyWord word = parts.readiness().expect()) {
      server = parts.launcher().launch(spec(), word.environment());
      return pause(server, parts.readiness().await(server, word, parts.limits().start()));
    } catch (RuntimeException e) {
      removeUnlessStopping(server);
      throw e;
    }
  }

  private Spare adopted(LaunchedServer server) {
    try {
      parts.launcher().resume(server);
      return pause(server, parts.readiness().await(server, parts.limits().start()));
    } catch (RuntimeException e) {
      removeUnlessStopping(server);
      throw e;
    }
  }

  private Spare pause(LaunchedServer server, HostPort address) {
    parts.launcher().pause(server);
    return new Spare(server, Upstream.spare(new UpstreamId(server.id()), address));
  }

  private void removeUnlessStopping(@Nullable LaunchedServer server) {
    if (server != null && !Thread.currentThread().isInterrupted()) {
      parts.removal().remove(server, "it did not become a spare");
    }
  }

  private void shelve(Supplier<Spare> source) {
    try {
      Spare spare = source.get();
      add(spare);
      log.info("Server {} is paused until it is needed", spare.server());
      lookLater(spare);
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        return; // stopping: what was started is adopted next time
      }
      var pause = parts.limits().pauseAfter(countFailure());
      log.warn("{}; next try in {} ms", e.getMessage(), pause.toMillis());
      parts.background().runAfter(pause, () -> shelve(this::launched));
    }
  }

  /** An engine tells nobody when a container ends. */
  private void lookLater(Spare spare) {
    parts.background().runAfter(parts.limits().spareLook(), () -> look(spare));
  }

  private void look(Spare spare) {
    try {
      var _ = parts.launcher().locate(spare.server());
      if (isThere(spare)) {
        lookLater(spare);
      }
    } catch (LaunchException e) {
      if (remove(spare)) {
        parts.removal().remove(spare.server(), "it has ended");
        refill();
      }
    }
  }

  private synchronized ServerSpec spec() {
    return spec;
  }

  private synchronized int countFailure() {
    return ++failures;
  }

  private synchronized void add(Spare spare) {
    preparing--;
    failures = 0;
    paused.add(spare);
    parts.registry().add(spare.upstream());
  }

  private synchronized boolean isThere(Spare spare) {
    return paused.contains(spare);
  }

  private synchronized boolean remove(Spare spare) {
    parts.registry().remove(spare.upstream());
    return paused.remove(spare);
  }

  private synchronized Optional<Spare> removeFirst() {
    Optional<Spare> first = paused.stream().findFirst();
    first.ifPresent(this::remove);
    return first;
  }
}
