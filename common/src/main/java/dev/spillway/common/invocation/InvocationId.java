package dev.spillway.common.invocation;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one call, wherever it runs.
 *
 * @param value 1 to 64 letters, digits, '-' and '_'
 */
public record InvocationId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Checks the form. */
  public InvocationId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "invocation id: " + value + " (expected: 1..64 letters, digits, '-', '_')");
    }
  }

  /** Returns whether a text has the form of an id. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  /** Returns an id that was never used before. */
  public static InvocationId random() {
    return new InvocationId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
