package dev.spillway.localcloud.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets the calling thread, a virtual one, wait. */
public final class Pause {
  private Pause() {}

  /** Returns after a time; at once where there is none. */
  public static void of(Duration time) {
    if (time.isPositive()) {
      new CompletableFuture<Boolean>()
          .completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS)
          .join();
    }
  }
}
