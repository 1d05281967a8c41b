package dev.spillway.placement.estimate;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a call, worked out when it is first asked for: a policy that does not compare
 * places costs nothing. Used by one thread at a time.
 */
public final class LazyOutlook implements Supplier<Outlook> {
  private final Supplier<Outlook> source;
  private @Nullable Outlook known;

  /** Creates one that asks the source once, or never. */
  public LazyOutlook(Supplier<Outlook> source) {
    this.source = source;
  }

  /** Returns it if anybody has asked for it. */
  public Optional<Outlook> known() {
    return Optional.ofNullable(known);
  }

  @Override
  public Outlook get() {
    Outlook outlook = known;
    if (outlook == null) {
      outlook = source.get();
      known = outlook;
    }
    return outlook;
  }
}
