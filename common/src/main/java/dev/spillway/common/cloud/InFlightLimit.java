package dev.spillway.common.cloud;

import java.util.Optional;

/**
 * Estimates how many calls the cloud takes at a time: half as many where it has too many, one more
 * for each time that all of them were answered (AIMD, as in TCP). Thread-safe.
 */
final class InFlightLimit {
  /** An AWS account's usual limit on concurrent executions; a new account may have 10. */
  static final int MOST = 1000;

  private double limit = MOST;
  private int inFlight;
  private long decreases;

  /** Returns a place for one call, or empty where there are as many as the cloud takes. */
  synchronized Optional<Place> tryEnter() {
    if (inFlight >= calls()) {
      return Optional.empty();
    }
    inFlight++;
    return Optional.of(new Place(decreases));
  }

  /** Returns the estimate. */
  synchronized int calls() {
    return (int) limit;
  }

  /** Returns how many more calls it lets in. */
  synchronized int free() {
    return Math.max(0, calls() - inFlight);
  }

  /** Returns how many calls are under way. */
  synchronized int inFlight() {
    return inFlight;
  }

  /** One call's place; not thread-safe. */
  final class Place implements AutoCloseable {
    private long decreasesBefore;

    private Place(long decreasesBefore) {
      this.decreasesBefore = decreasesBefore;
    }

    /** Notes that the cloud had too many calls. */
    void onThrottled() {
      synchronized (InFlightLimit.this) {
        // All of a burst that are refused together are one sign, not many.
        if (decreasesBefore == decreases) {
          limit = Math.max(1, Math.min(limit, inFlight) / 2);
          decreases++;
        }
        decreasesBefore = decreases;
      }
    }

    /** Notes that the cloud answered. */
    void onAnswered() {
      synchronized (InFlightLimit.this) {
        // That few calls go well says nothing of many.
        if (2.0 * inFlight >= limit) {
          limit = Math.min(MOST, limit + 1 / limit);
        }
      }
    }

    @Override
    public void close() {
      synchronized (InFlightLimit.this) {
        inFlight--;
      }
    }
  }
}
