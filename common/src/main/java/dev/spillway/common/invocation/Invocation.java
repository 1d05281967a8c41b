package dev.spillway.common.invocation;

/**
 * One call of the function.
 *
 * @param id its name
 * @param parameter the function's only argument
 */
public record Invocation(InvocationId id, String parameter) {

  /** Returns a call with a new id. */
  public static Invocation of(String parameter) {
    return new Invocation(InvocationId.random(), parameter);
  }
}
