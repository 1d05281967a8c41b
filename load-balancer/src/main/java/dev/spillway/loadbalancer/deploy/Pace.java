package dev.spillway.loadbalancer.deploy;

import java.time.Duration;

/**
 * How long the cloud is waited for.
 *
 * @param firstPause before the second try of a call; the pauses after it grow
 * @param longestPause where they stop growing
 * @param patience how long a call is tried again while it is throttled or not its turn yet
 * @param unreachablePatience how long it is tried again while nothing answers at all
 * @param probePatience how long a new gateway may take until it answers
 * @param logPatience how long to look for the first log lines
 */
record Pace(
    Duration firstPause,
    Duration longestPause,
    Duration patience,
    Duration unreachablePatience,
    Duration probePatience,
    Duration logPatience) {

  /** Returns what suits AWS: a deletion each 30 s, and keys that work after about two minutes. */
  static Pace ofAws() {
    return new Pace(
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofMinutes(3),
        Duration.ofSeconds(20),
        Duration.ofSeconds(150),
        Duration.ofSeconds(3));
  }

  /** Returns what suits the reading of logs, on which nothing depends. */
  Pace forLogs() {
    return new Pace(firstPause, longestPause, logPatience, logPatience, probePatience, logPatience);
  }
}
