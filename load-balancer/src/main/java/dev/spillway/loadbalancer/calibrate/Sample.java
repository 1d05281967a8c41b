package dev.spillway.loadbalancer.calibrate;

import dev.spillway.placement.money.Usage;
import java.time.Duration;

/**
 * One measured call.
 *
 * @param time here its run, with the start of its process; there from the call to the answer
 * @param answer what came of it
 * @param usage what Lambda bills; nothing here
 */
public record Sample(Duration time, Answer answer, Usage usage) {

  /** What came of a call. */
  public sealed interface Answer {}

  /**
   * The function ended well.
   *
   * @param stdout all that it printed
   */
  public record Printed(String stdout) implements Answer {}

  /**
   * There is no result.
   *
   * @param reason why, in a sentence
   */
  public record Failed(String reason) implements Answer {}

  /** Returns a call on a server. */
  public static Sample here(Duration time, Answer answer) {
    return new Sample(time, answer, new Usage(0, 0, 0));
  }

  /** Returns whether there is no result. */
  public boolean isFailed() {
    return answer instanceof Failed;
  }
}
