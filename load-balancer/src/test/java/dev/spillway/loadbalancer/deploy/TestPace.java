package dev.spillway.loadbalancer.deploy;

import java.time.Duration;

/** The pace of tests: the cloud is this machine. */
final class TestPace {
  static final Pace PACE =
      new Pace(
          Duration.ofMillis(20),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofSeconds(3));

  private TestPace() {}
}
