package dev.spillway.common.invocation;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names one call, wherever it runs.
 *
 * @param value 1 to 64 letters, digits, '-' and '_'
 */
public record InvocationId(String value) {
  private static final int MAX_LENGTH = 64;

  /** Checks the form. */
  public InvocationId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "invocation id: " + value + " (expected: 1..64 letters, digits, '-', '_')");
    }
  }

  /** Returns whether a text has the form of an id. */
  public static boolean isValid(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isAllowed(value.charAt(i))) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= MAX_LENGTH;
  }

  /** Returns an id that was never used before. */
  public static InvocationId random() {
    // An id is no secret, and a secure generator would make all calls wait for one lock.
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new InvocationId(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
