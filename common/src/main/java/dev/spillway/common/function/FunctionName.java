package dev.spillway.common.function;

/**
 * Names a function: its key in the store.
 *
 * @param value not empty
 */
public record FunctionName(String value) {
  /** Checks that there is a name. */
  public FunctionName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("function name: (empty)");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
