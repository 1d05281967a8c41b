package dev.spillway.common.journal;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param calls how many records, about: Redis drops the oldest in blocks
 * @param age how old one becomes, about
 */
public record JournalLimits(long calls, Duration age) {
  /** Returns whether nothing is kept. */
  public boolean isNothing() {
    return calls == 0;
  }
}
