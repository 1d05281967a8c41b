package dev.spillway.server.offload;

import dev.spillway.common.invocation.InvocationOutcome;

/** Keeps every call. */
final class LocalOnly implements OffloadPolicy {
  @Override
  public Placement place(InvocationOutcome local) {
    return new Placement.Keep();
  }
}
