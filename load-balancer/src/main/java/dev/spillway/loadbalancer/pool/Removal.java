package dev.spillway.loadbalancer.pool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes servers in the background, and tries again where that fails. Thread-safe. */
final class Removal {
  private static final Logger log = LoggerFactory.getLogger(Removal.class);

  /** What remains after so many tries is left to the next start, which removes strangers. */
  private static final int TRIES = 6;

  private final ServerLauncher launcher;
  private final Background background;
  private final PoolLimits limits;

  Removal(ServerLauncher launcher, Background background, PoolLimits limits) {
    this.launcher = launcher;
    this.background = background;
    this.limits = limits;
  }

  /** Removes a server; returns at once. */
  void remove(LaunchedServer server, String reason) {
    background.execute(() -> attempt(server, reason, 1));
  }

  private void attempt(LaunchedServer server, String reason, int tries) {
    try {
      launcher.remove(server);
      log.info("Removed server {}: {}", server, reason);
    } catch (LaunchException e) {
      log.warn("Server {} is still there (try {} of {}): {}", server, tries, TRIES, e.toString());
      if (tries < TRIES) {
        background.runAfter(limits.pauseAfter(tries), () -> attempt(server, reason, tries + 1));
      }
    }
  }
}
