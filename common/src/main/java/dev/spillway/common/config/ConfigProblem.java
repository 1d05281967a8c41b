package dev.spillway.common.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the setting's key
 * @param value what was given, already masked where it is a secret
 * @param expected what would be right
 */
public record ConfigProblem(String key, String value, String expected) {
  @Override
  public String toString() {
    return key + ": " + (value.isEmpty() ? "(empty)" : value) + " (expected: " + expected + ")";
  }
}
