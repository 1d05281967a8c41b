package dev.spillway.common.budget;

import java.util.UUID;

/**
 * Names one reservation; a call's own name does not do, because callers may use it twice.
 *
 * @param value never used before
 */
public record ReservationId(String value) {
  /** Returns a new name. */
  public static ReservationId random() {
    return new ReservationId(UUID.randomUUID().toString());
  }
}
