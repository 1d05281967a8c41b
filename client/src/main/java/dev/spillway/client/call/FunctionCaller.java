package dev.spillway.client.call;

/** Calls the function. Implementations are thread-safe and block. */
@FunctionalInterface
public interface FunctionCaller {

  /** Calls the function and waits for how that ends. */
  CallResult call(String parameter);
}
