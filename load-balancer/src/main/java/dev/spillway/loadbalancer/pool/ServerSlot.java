package dev.spillway.loadbalancer.pool;

import dev.spillway.common.net.HostPort;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One place of the pool: sees to it that there is a server in it, until it is retired. What it
 * knows changes under its own lock; nothing that takes long is done there. Thread-safe.
 */
final class ServerSlot {
  private static final Logger log = LoggerFactory.getLogger(ServerSlot.class);

  private final PoolParts parts;
  private final SpareServers spares;
  private final ServerSpec spec;
  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private @Nullable Occupant occupant;
  private boolean isRetired;
  private int failures;

  private record Occupant(LaunchedServer server, Upstream upstream) {}

  ServerSlot(PoolParts parts, SpareServers spares, ServerSpec spec) {
    this.parts = parts;
    this.spares = spares;
    this.spec = spec;
  }

  /** Puts a spare into it, or a new server where there is none; returns at once. */
  void launch() {
    parts
        .background()
        .execute(
            () -> {
              if (!isRetired()) {
                spares.take().ifPresentOrElse(this::enter, this::start);
              }
            });
  }

  /** Puts a server into it that was there before; returns at once. */
  void adopt(LaunchedServer server) {
    parts
        .background()
        .execute(
            () -> {
              resume(server);
              fill(server, () -> parts.readiness().await(server, limit()), "Adopted");
            });
  }

  /** Returns what completes when the first server is up, or fails as the first launch failed. */
  CompletableFuture<Void> settled() {
    return settled;
  }

  /** Returns the upstream in it, or empty while a server is being started. */
  synchronized Optional<Upstream> upstream() {
    return Optional.ofNullable(occupant).map(Occupant::upstream);
  }

  /**
   * Takes an upstream out that could not be reached, where it is this slot's, and asks it itself:
   * on a machine that is busy, a server may be slow to take a connection and be there all the same.
   */
  void verify(Upstream unreachable) {
    if (!upstream().equals(Optional.of(unreachable)) || !unreachable.suspect()) {
      return;
    }
    parts
        .background()
        .execute(
            () -> {
              if (parts.readiness().isReady(unreachable.address())) {
                log.info("Server {} is there after all", unreachable.id());
                unreachable.trust();
              } else {
                replace(unreachable);
              }
            });
  }

  /** Takes a failed upstream out and puts a new server in, where it is this slot's. */
  void replace(Upstream failed) {
    Optional<Occupant> old = vacate(failed);
    if (old.isPresent()) {
      // What dropped one call may still be at work on others: they get their time.
      leave(old.get(), failed.fail(), "it failed");
      launch();
    }
  }

  /** Empties the slot for good; the server goes when it has no calls left. */
  void retire() {
    Occupant old;
    synchronized (this) {
      isRetired = true;
      old = occupant;
      occupant = null;
    }
    settled.complete(null);
    if (old != null) {
      leave(old, old.upstream().drain(), "fewer are needed");
    }
  }

  /** What cannot be resumed has ended, or will not become ready: the wait for that tells why. */
  private void resume(LaunchedServer server) {
    try {
      parts.launcher().resume(server);
    } catch (LaunchException e) {
      log.debug("Not resumed", e);
    }
  }

  private void enter(SpareServers.Spare spare) {
    fill(spare.server(), spare.upstream()::address, "Resumed");
  }

  private void start() {
    try (ReadyWord word = parts.readiness().expect()) {
      LaunchedServer server = parts.launcher().launch(spec, word.environment());
      fill(server, () -> parts.readiness().await(server, word, limit()), "Started");
    } catch (RuntimeException e) {
      retryAfter(e, null);
    }
  }

  private void fill(LaunchedServer server, Supplier<HostPort> wait, String how) {
    try {
      HostPort address = wait.get();
      if (occupy(new Occupant(server, new Upstream(new UpstreamId(server.id()), address)))) {
        log.info("{} server {} at {}", how, server, address);
      } else {
        parts.removal().remove(server, "it is no longer needed");
      }
      settled.complete(null);
    } catch (RuntimeException e) {
      retryAfter(e, server);
    }
  }

  private Duration limit() {
    return parts.limits().start();
  }

  private void retryAfter(RuntimeException failure, @Nullable LaunchedServer server) {
    settled.completeExceptionally(failure);
    if (Thread.currentThread().isInterrupted()) {
      return; // stopping: what was started is adopted next time
    }
    if (server != null) {
      parts.removal().remove(server, "it did not start");
    }
    var pause = parts.limits().pauseAfter(countFailure());
    log.warn("{}; next try in {} ms", failure.getMessage(), pause.toMillis());
    parts.background().runAfter(pause, this::launch);
  }

  private synchronized boolean isRetired() {
    return isRetired;
  }

  private synchronized int countFailure() {
    return ++failures;
  }

  private synchronized boolean occupy(Occupant newcomer) {
    if (isRetired) {
      return false;
    }
    failures = 0;
    occupant = newcomer;
    parts.registry().add(newcomer.upstream());
    return true;
  }

  private synchronized Optional<Occupant> vacate(Upstream failed) {
    Occupant old = occupant;
    if (old == null || old.upstream() != failed) {
      return Optional.empty();
    }
    occupant = null;
    return Optional.of(old);
  }

  private void leave(Occupant old, CompletableFuture<Void> drained, String reason) {
    var _ =
        drained
            .completeOnTimeout(null, parts.limits().drain().toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(
                () -> {
                  parts.registry().remove(old.upstream());
                  parts.removal().remove(old.server(), reason);
                });
  }
}
