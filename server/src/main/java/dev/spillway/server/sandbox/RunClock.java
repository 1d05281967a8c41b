package dev.spillway.server.sandbox;

import dev.spillway.common.journal.CallRecord.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Takes the time of the parts of one call, one after the other. Used by one thread at a time. */
public final class RunClock {
  private final LongSupplier nanos;
  private final Map<Part, Duration> parts = new EnumMap<>(Part.class);
  private long since;

  /** Starts a clock. */
  public RunClock() {
    this(System::nanoTime);
  }

  /** Starts a clock that goes by another one, in nanoseconds. */
  public RunClock(LongSupplier nanos) {
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /** Notes that a part has ended, and the next one has begun. */
  public void ended(Part part) {
    long now = nanos.getAsLong();
    parts.merge(part, Duration.ofNanos(now - since), Duration::plus);
    since = now;
  }

  /** Notes a part that was not one after the other. */
  public void took(Part part, Duration time) {
    parts.merge(part, time, Duration::plus);
  }

  /** Returns how long each part took that has ended. */
  public Map<Part, Duration> parts() {
    return Map.copyOf(parts);
  }
}
