package dev.spillway.loadbalancer.pool;

import dev.spillway.common.net.HostPort;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for servers until they are ready: by their own word, and by a look now and then, for those
 * that have none or whose word was lost. Thread-safe.
 */
public final class Readiness {
  private final ServerLauncher launcher;
  private final ReadyWords words;
  private final Probe probe;
  private final Background background;
  private final Duration pause;

  /**
   * Creates what waits for a launcher's servers.
   *
   * @param pause between two looks
   */
  public Readiness(
      ServerLauncher launcher,
      ReadyWords words,
      Probe probe,
      Background background,
      Duration pause) {
    this.launcher = launcher;
    this.words = words;
    this.probe = probe;
    this.background = background;
    this.pause = pause;
  }

  /** Expects the word of a server that is about to be launched. */
  ReadyWord expect() {
    return words.expect(launcher.balancerHost());
  }

  /**
   * Waits until a server that was there before is ready.
   *
   * @return where it listens
   * @throws LaunchException if it has ended, or is not ready within the limit
   */
  public HostPort await(LaunchedServer server, Duration limit) {
    return await(server, new CompletableFuture<>(), limit);
  }

  /**
   * Waits until a server that was just launched is ready.
   *
   * @return where it listens
   * @throws LaunchException if it ends, or is not ready within the limit
   */
  public HostPort await(LaunchedServer server, ReadyWord word, Duration limit) {
    return await(server, word.heard(), limit);
  }

  /** Asks a server once. */
  boolean isReady(HostPort address) {
    return probe.isReady(address);
  }

  private HostPort await(LaunchedServer server, CompletableFuture<Void> heard, Duration limit) {
    CompletableFuture<HostPort> ready = new CompletableFuture<>();
    var _ = heard.thenRunAsync(() -> believe(server, ready), background);
    look(server, ready);
    try {
      return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failure(server, "it was not ready within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LaunchException known
          ? known
          : failure(server, String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(server, "the load balancer stopped", e);
    } finally {
      ready.cancel(false); // ends the looks
    }
  }

  /** Its word is enough; where it listens, its engine knows. */
  private void believe(LaunchedServer server, CompletableFuture<HostPort> ready) {
    try {
      launcher.locate(server).ifPresent(ready::complete);
    } catch (RuntimeException e) {
      ready.completeExceptionally(e);
    }
  }

  private void look(LaunchedServer server, CompletableFuture<HostPort> ready) {
    try {
      Optional<HostPort> address = launcher.locate(server).filter(probe::isReady);
      if (address.isPresent()) {
        ready.complete(address.get());
      } else if (!ready.isDone()) {
        background.runAfter(
            pause,
            () -> {
              if (!ready.isDone()) {
                look(server, ready);
              }
            });
      }
    } catch (RuntimeException e) {
      ready.completeExceptionally(e);
    }
  }

  private static LaunchException failure(LaunchedServer server, String why, Exception cause) {
    return new LaunchException("start server '" + server + "'", why, cause);
  }
}
