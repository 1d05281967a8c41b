package dev.spillway.common.invocation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a call ran. */
public enum ExecutionSite {
  LOCAL,
  CLOUD;

  /** Returns the name that stands in headers, e.g. {@code local}. */
  public String headerValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the site that a header names, or empty where it names none. */
  public static Optional<ExecutionSite> fromHeader(String value) {
    return Arrays.stream(values()).filter(site -> site.headerValue().equals(value)).findFirst();
  }
}
