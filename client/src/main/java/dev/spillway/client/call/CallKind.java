package dev.spillway.client.call;

import dev.spillway.common.invocation.ExecutionSite;
import java.util.Locale;
import java.util.Optional;

/** How and where calls end. */
public enum CallKind {
  /** Answered by a server of ours. */
  LOCAL,
  /** Answered by the cloud. */
  CLOUD,
  /** Answered by somebody who does not say where it ran. */
  UNKNOWN,
  /** Not answered. */
  FAILED;

  /** Returns the kind of an answer. */
  public static CallKind of(Optional<ExecutionSite> site) {
    return site.map(known -> known == ExecutionSite.LOCAL ? LOCAL : CLOUD).orElse(UNKNOWN);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
