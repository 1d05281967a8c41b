package dev.spillway.client.call;

import dev.spillway.client.call.CallResult.Answered;
import dev.spillway.client.call.CallResult.Failed;
import java.time.Duration;
import java.util.Optional;

/**
 * What a statistic needs of one call: a million answers would not fit into memory.
 *
 * @param kind how and where it ended
 * @param latency how long the caller waited
 * @param failure why there is no answer, or empty where there is one
 */
public record CallSample(CallKind kind, Duration latency, Optional<CallFailure> failure) {

  /** Returns the sample of a result. */
  public static CallSample of(CallResult result) {
    if (result instanceof Failed failed) {
      return new CallSample(CallKind.FAILED, failed.latency(), Optional.of(failed.failure()));
    }
    Answered answered = (Answered) result;
    return new CallSample(CallKind.of(answered.site()), answered.latency(), Optional.empty());
  }
}
