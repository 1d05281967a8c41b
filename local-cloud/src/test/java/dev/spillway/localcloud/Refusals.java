package dev.spillway.localcloud;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads what a refused call is told. */
final class Refusals {
  private Refusals() {}

  /** Returns the message of a refusal; empty where the call is not refused. */
  static String refusal(Class<? extends Exception> type, ThrowingCallable call) {
    Exception refusal = catchThrowableOfType(type, call);
    return refusal == null ? "" : String.valueOf(refusal.getMessage());
  }
}
