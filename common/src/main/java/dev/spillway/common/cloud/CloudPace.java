package dev.spillway.common.cloud;

import java.time.Duration;

/**
 * How patient an invoker is.
 *
 * @param firstPause the pause before the second try; each further one is twice as long
 * @param answerLimit how long an answer may take
 * @param circuitPause how long a cloud that fails is left alone
 */
record CloudPace(Duration firstPause, Duration answerLimit, Duration circuitPause) {
  /** How often a call is sent that cannot have run. */
  static final int TRIES = 4;

  /** API Gateway itself gives up after 29 s. */
  static final CloudPace USUAL =
      new CloudPace(Duration.ofMillis(200), Duration.ofSeconds(35), Duration.ofSeconds(10));

  /** Returns how long a call takes at most: its pauses are at most 1.5 x (1 + 2 + 4) first ones. */
  Duration longestCall() {
    return answerLimit.multipliedBy(TRIES).plus(firstPause.multipliedBy(11));
  }
}
