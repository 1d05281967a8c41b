package dev.spillway.loadbalancer.pool;

import dev.spillway.common.net.HostPort;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for servers until they are ready. Thread-safe. */
public final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final ServerLauncher launcher;
  private final Probe probe;
  private final Background background;

  /** Creates what waits for a launcher's servers. */
  public Readiness(ServerLauncher launcher, Probe probe, Background background) {
    this.launcher = launcher;
    this.probe = probe;
    this.background = background;
  }

  /**
   * Waits until a server is ready.
   *
   * @return where it listens
   * @throws LaunchException if it ends, or is not ready within the limit
   */
  public HostPort await(LaunchedServer server, Duration limit) {
    CompletableFuture<HostPort> ready = new CompletableFuture<>();
    poll(server, ready);
    try {
      return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      ready.cancel(false);
      throw failure(server, "it was not ready within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LaunchException known
          ? known
          : failure(server, String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(server, "the load balancer stopped", e);
    }
  }

  /** Asks a server once. */
  boolean isReady(HostPort address) {
    return probe.isReady(address);
  }

  private void poll(LaunchedServer server, CompletableFuture<HostPort> ready) {
    try {
      Optional<HostPort> address = launcher.locate(server).filter(probe::isReady);
      if (address.isPresent()) {
        ready.complete(address.get());
      } else if (!ready.isDone()) {
        background.runAfter(PAUSE, () -> poll(server, ready));
      }
    } catch (RuntimeException e) {
      ready.completeExceptionally(e);
    }
  }

  private static LaunchException failure(LaunchedServer server, String why, Exception cause) {
    return new LaunchException("start server '" + server + "'", why, cause);
  }
}
