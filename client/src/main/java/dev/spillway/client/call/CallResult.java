package dev.spillway.client.call;

import dev.spillway.common.invocation.ExecutionSite;
import java.time.Duration;
import java.util.Optional;

/** How one call ended, as its caller sees it. */
public sealed interface CallResult {

  /** Returns how long the caller waited. */
  Duration latency();

  /**
   * There is an answer.
   *
   * @param text the answer, its line ends kept
   * @param site where the call ran, or empty where the other side does not say
   * @param latency how long the caller waited
   */
  record Answered(String text, Optional<ExecutionSite> site, Duration latency)
      implements CallResult {}

  /**
   * There is none.
   *
   * @param failure why
   * @param latency how long the caller waited
   */
  record Failed(CallFailure failure, Duration latency) implements CallResult {}
}
