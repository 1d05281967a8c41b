package dev.spillway.server.ready;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that this server is ready, on a thread of its own, and some times more where that does
 * not get through. Whoever waits looks now and then as well, so giving up costs only time.
 */
public final class Announcer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Announcer.class);
  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

  private final Announcement announcement;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Creates what says an announcement when it is started. */
  public Announcer(Announcement announcement) {
    this.announcement = announcement;
  }

  /** One try to say it. Implementations have a limit on the time that they take. */
  @FunctionalInterface
  public interface Announcement {
    /**
     * Says it.
     *
     * @return the HTTP status of the answer
     * @throws IOException if there is no answer
     */
    int say() throws IOException;
  }

  /**
   * Starts to say it; returns at once.
   *
   * @param before is done first
   */
  public void start(Runnable before) {
    Thread.ofPlatform()
        .name("announcer")
        .daemon()
        .start(
            () -> {
              before.run();
              run();
            });
  }

  /** Tries until it is heard, is not wanted, was tried often enough, or this is closed. */
  void run() {
    Duration pause = FIRST_PAUSE;
    for (int tries = 1; tries <= TRIES; tries++) {
      if (isSettled()) {
        return;
      }
      if (isClosedAfter(pause)) {
        return;
      }
      pause = pause.multipliedBy(3);
    }
    log.warn("The load balancer was not told that this server is ready; it will look itself");
  }

  /** Ends the tries. */
  @Override
  public void close() {
    closed.countDown();
  }

  private boolean isSettled() {
    try {
      int status = announcement.say();
      if (status >= 400 && status < 500) {
        log.info("Nobody waits for this server any more (status {})", status);
      }
      return status < 500;
    } catch (IOException e) {
      log.debug("The load balancer does not hear", e);
      return false;
    }
  }

  private boolean isClosedAfter(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
