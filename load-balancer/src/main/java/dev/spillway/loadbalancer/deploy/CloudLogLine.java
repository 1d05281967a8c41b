package dev.spillway.loadbalancer.deploy;

import java.time.Instant;

/**
 * One line of the function's log.
 *
 * @param id the event's, unique in the log
 * @param at when it was written
 * @param text without a line end
 */
public record CloudLogLine(String id, Instant at, String text) {
  @Override
  public String toString() {
    return at + "  " + text;
  }
}
